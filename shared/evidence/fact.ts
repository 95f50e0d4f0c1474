/**
 * A fact that may not have been visible. Facts are read from API answers; one the API did not return,
 * or refused, is unknown together with the reason. There is no default: a reader has to look at
 * `known` before `value` exists.
 */
export type Fact<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
}

export interface Unknown {
  readonly known: false;
  /** Why it was not seen, as a short phrase: "GitHub answered 403 to GET /orgs/acme/hooks". */
  readonly why: string;
  /** The permission that would have shown it, when one would: "Administration: read (organization)". */
  readonly missing?: string;
}

/**
 * A list together with how much of it was seen.
 *
 * `complete` is true only when the source said that there is no more. `expected` is the source's own
 * count where it gives one, else null. `unseen` says why the rest was not reached, and is null exactly
 * when `complete` is true.
 */
export interface Population<T> {
  readonly items: readonly T[];
  readonly expected: number | null;
  readonly complete: boolean;
  readonly unseen: Unknown | null;
}

export function known<T>(value: T): Known<T> {
  // Most facts are a yes or a no, of tens of thousands of things: one object stands for all of them.
  if (value === true) return YES as Known<T>;
  return value === false ? (NO as Known<T>) : { known: true, value };
}

const YES: Known<unknown> = Object.freeze({ known: true, value: true });
const NO: Known<unknown> = Object.freeze({ known: true, value: false });

export function unknown(why: string, missing?: string): Unknown {
  return missing === undefined ? { known: false, why } : { known: false, why, missing };
}

/** A value an API may leave out: `undefined` and `null` are unknown, anything else is known. */
export function seen<T>(value: T | null | undefined, why: string, missing?: string): Fact<T> {
  return value === undefined || value === null ? unknown(why, missing) : known(value);
}

export function mapFact<T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> {
  return fact.known ? known(change(fact.value)) : fact;
}

export function whole<T>(items: readonly T[]): Population<T> {
  return { items, expected: items.length, complete: true, unseen: null };
}

export function cut<T>(items: readonly T[], expected: number | null, unseen: Unknown): Population<T> {
  return { items, expected, complete: false, unseen };
}
