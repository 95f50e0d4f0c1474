/**
 * What an answer must not keep: values that may be secrets and that a question cannot leave out. They are
 * taken out before anything is stored or handed on, and the evidence says how many.
 */
export interface Redaction {
  /** For the record: "values of environment variables". */
  readonly rule: string;
  /** Global; what it matches is replaced. */
  readonly pattern: RegExp;
  /** Put in the place of a match; it must not match again, and tells afterwards how many there were. */
  readonly by: string;
}

/** The same object when nothing matched, so that such an answer stays exactly as it was received. */
export function redacted(bytes: Uint8Array, { pattern, by }: Redaction): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const clean = text.replace(pattern, () => by);
  return clean === text ? bytes : new TextEncoder().encode(clean);
}

/** How many values were taken out of an answer, from the answer itself. */
export function redactionsIn(bytes: Uint8Array, { by }: Redaction): number {
  return new TextDecoder().decode(bytes).split(by).length - 1;
}
