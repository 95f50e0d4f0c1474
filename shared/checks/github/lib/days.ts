import type { CheckContext } from '#shared/define.ts';

const DAY_MS = 86_400_000;

/** Whole days from one instant to another, negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * When the facts of a collector were true. Days after that were not seen: an alert that was open then may
 * be closed by now, a key replaced, a repository worked on.
 */
export function seenAt(collector: string, { asOf, effective }: CheckContext): string {
  return effective[collector] ?? asOf;
}
