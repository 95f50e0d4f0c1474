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
/** Parts of names that people give: a word or two together, a number, a version or a place ("v2", "eu1", "2026Q4"). */
const WORD = /^(?:[a-z]{1,20}|[A-Z]{1,12}|(?:[A-Z]?[a-z]{2,12}){1,3})$/;
const NUMBER = /^(?:\d{1,8}|[a-z]{1,6}\d{1,4}|\d{1,4}[a-z]{1,2}\d?)$/i;

export function isReadable(text: string): boolean {
  if (READABLE.some((pattern) => pattern.test(text))) return true;
  const parts = text.split(/[-_./@#:]+/);
  return (
    parts.length > 1 &&
    parts.some((part) => WORD.test(part)) &&
    parts.every((part) => WORD.test(part) || NUMBER.test(part))
  );
}

/**
 * True for text that looks drawn by chance: long, mixed and evenly spread. A UUID is not, since
 * consoles use them as names everywhere.
 */
export function hasHighEntropy(text: string): boolean {
  if (text.length < 12 || isReadable(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  const hex = /^[0-9a-f]+$/i.test(text);
  if (hex) return text.length >= 32 && entropyOf(text) > 3;
  return kinds >= 2 && /\d/.test(text) && entropyOf(text) > (text.length < 20 ? 3 : 3.5);
}
