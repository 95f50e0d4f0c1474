const DAY_MS = 86_400_000;

/** Whole days from one instant to another, negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
