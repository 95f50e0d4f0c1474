import { checks } from '#shared/checks/registry.ts';
import type { OutcomeKind } from '#shared/evidence/outcome.ts';
import type { Given } from './case.ts';
import { evaluate, newClaims } from './evaluate.ts';

/** Facts that a check could be taken in by, and what it has to say of each subject, in order. */
export interface Trap {
  readonly check: string;
  readonly what: string;
  readonly given: Given;
  readonly outcomes: readonly OutcomeKind[];
  /** A part of what is said about the first subject. */
  readonly says?: string;
  /** When the facts were true, where that is not the moment of the report. */
  readonly seen?: string;
}

interface Sprung {
  readonly outcomes: readonly OutcomeKind[];
  readonly says: string;
  /** What is claimed only because something was not seen. */
  readonly claims: readonly string[];
}

/** What a check makes of a trap. */
export function sprung({ check: id, given, says = '', seen }: Trap): Sprung {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  const found = evaluate(check, given, seen);
  const said = JSON.stringify(found[0]);
  return {
    outcomes: found.map(({ outcome }) => outcome),
    says: said.includes(says) ? says : said,
    claims: newClaims(check, given, seen),
  };
}

/** What it ought to. */
export function avoided({ outcomes, says = '' }: Trap): Sprung {
  return { outcomes, says, claims: [] };
}
