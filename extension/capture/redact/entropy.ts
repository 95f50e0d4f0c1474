/** Bits a character, by Shannon: 0 for one letter repeated, 6 for evenly used base64. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Words, dates, paths, ARNs and ids of resources are long too: these are how they are told apart. */
const READABLE = [
  /^[a-z]+(?:[-_./][a-z]+)*$/i,
  /^\d[\d.,:/T+Z-]*$/,
  /^arn:/i,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^https?:/i,
];

/**
 * True for text that looks drawn by chance: long, mixed and evenly spread. A UUID is not, since
 * consoles use them as names everywhere.
 */
export function hasHighEntropy(text: string): boolean {
  if (text.length < 12 || READABLE.some((pattern) => pattern.test(text))) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  const hex = /^[0-9a-f]+$/i.test(text);
  if (hex) return text.length >= 32 && entropyOf(text) > 3;
  return kinds >= 2 && /\d/.test(text) && entropyOf(text) > (text.length < 20 ? 3 : 3.5);
}
