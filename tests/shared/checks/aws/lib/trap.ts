import { describe, expect, test } from 'vitest';
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

export function describeTraps(subject: string, traps: readonly Trap[]): void {
  describe(subject, () => {
    test.each(traps)('$check: $what', ({ check: id, given, outcomes, says, seen }) => {
      const check = checks.get(id);
      if (check === undefined) throw new Error(`there is no check ${id}`);
      const found = evaluate(check, given, seen);
      expect(found.map(({ outcome }) => outcome)).toEqual(outcomes);
      if (says !== undefined) expect(JSON.stringify(found[0])).toContain(says);
      expect(newClaims(check, given, seen)).toEqual([]);
    });
  });
}
