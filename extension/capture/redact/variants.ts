/** Stands in collected text between two pieces that only an inline element separates. */
export const SEAM = '\u0001';

export interface Variant {
  readonly text: string;
  /** Position in the collected text of each character; null when they are the same. */
  readonly at: readonly number[] | null;
  /** Only rules that know a secret by its own form. */
  readonly joinedOnly: boolean;
}

/**
 * The ways to read text that was collected from a page: with every element apart, with inline elements
 * run together, and with everything run together, so that a secret is found however a page cuts it up.
 */
export function variantsOf(text: string): Variant[] {
  const variants: Variant[] = [{ text: text.replaceAll(SEAM, '\n'), at: null, joinedOnly: false }];
  if (text.includes(SEAM)) variants.push({ ...without(text, SEAM), joinedOnly: false });
  if (text.includes('\n')) variants.push({ ...without(text, `${SEAM}\n`), joinedOnly: true });
  return variants;
}

function without(text: string, dropped: string): Omit<Variant, 'joinedOnly'> {
  const at: number[] = [];
  let kept = '';
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] as string;
    if (dropped.includes(letter)) continue;
    kept += letter;
    at.push(i);
  }
  return { text: kept, at };
}

/** A range of a variant as a range of the collected text. */
export function rangeIn({ at }: Variant, start: number, end: number): { start: number; end: number } {
  return at === null ? { start, end } : { start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 };
}
