import type { Fact, Population, Unknown } from './fact.ts';

/** What a check can say about one subject. It never starts as anything but unavailable. */
export type OutcomeKind = 'pass' | 'fail' | 'manual' | 'not-applicable' | 'unavailable';

/** The thing that was judged: one repository, one user, one bucket, one organisation. */
export interface Subject {
  /** Singular noun, lower case: "repository", "user", "S3 bucket". */
  readonly type: string;
  /** Stable id in its system: "acme/payments-api", an ARN. */
  readonly id: string;
  /** Console page where a person can see it. */
  readonly url?: string;
}

export type Verdict =
  | { readonly outcome: 'pass'; readonly note?: string }
  | { readonly outcome: 'fail'; readonly reason: string }
  | { readonly outcome: 'manual'; readonly reason: string }
  | { readonly outcome: 'not-applicable'; readonly reason: string }
  | { readonly outcome: 'unavailable'; readonly reason: string; readonly missing?: string };

/**
 * A verdict on a subject. `count` is how many subjects of that type the line stands for: 1, or the
 * number of subjects that were known to exist and were not reached.
 */
export type Outcome = Verdict & { readonly subject: Subject; readonly count: number };

export function pass(note?: string): Verdict {
  return note === undefined ? { outcome: 'pass' } : { outcome: 'pass', note };
}
export function fail(reason: string): Verdict {
  return { outcome: 'fail', reason };
}
/** `ask` is what a person has to look at, as an instruction. */
export function manual(ask: string): Verdict {
  return { outcome: 'manual', reason: ask };
}
export function notApplicable(why: string): Verdict {
  return { outcome: 'not-applicable', reason: why };
}
export function unavailable(because: Unknown): Verdict {
  return because.missing === undefined
    ? { outcome: 'unavailable', reason: because.why }
    : { outcome: 'unavailable', reason: because.why, missing: because.missing };
}

/** Judges a fact only when it was seen; otherwise the verdict is unavailable with the fact's reason. */
export function judge<T>(fact: Fact<T>, verdict: (value: T) => Verdict): Verdict {
  return fact.known ? verdict(fact.value) : unavailable(fact);
}

export function on(subject: Subject, verdict: Verdict, count = 1): Outcome {
  return { ...verdict, subject, count };
}

/**
 * Judges every member of a population, and adds one unavailable line for the members that were not
 * reached, so that a cut list can never look whole.
 *
 * `all` names the whole ("all repositories of acme") for the line about what was not reached. When the
 * source gave no total, that line counts as one.
 */
export function each<T>(
  population: Fact<Population<T>>,
  all: Subject,
  subject: (item: T) => Subject,
  verdict: (item: T) => Verdict,
): Outcome[] {
  if (!population.known) return [on(all, unavailable(population))];
  const { items, expected, unseen } = population.value;
  const outcomes = items.map((item) => on(subject(item), verdict(item)));
  if (unseen !== null) {
    const rest = expected === null ? 1 : Math.max(1, expected - items.length);
    outcomes.push(on(all, unavailable(unseen), rest));
  }
  return outcomes;
}
