import type { OutcomeKind } from '../evidence/outcome.ts';
import type { Line } from './report.ts';

/** The order in which the lines of a check are read. */
export const WORST_FIRST: readonly OutcomeKind[] = ['fail', 'manual', 'unavailable', 'not-applicable', 'pass'];

/** The lines behind a report, check by check: never cut, and read one at a time, since there may be millions. */
export interface Lines {
  /** Lines of a check, worst first; none for a check that has none. Can be read any number of times. */
  of(check: string): AsyncIterable<Line>;
}

/** Where lines go while checks are judged. */
export interface LineShelf extends Lines {
  put(check: string, lines: readonly Line[]): Promise<void>;
}

/** Lines in memory, for as many as fit there. */
export class HeldLines implements LineShelf {
  readonly #held = new Map<string, Line[]>();

  async put(check: string, lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      const key = shelfKey(check, line.outcome);
      const own = this.#held.get(key);
      if (own === undefined) this.#held.set(key, [line]);
      else own.push(line);
    }
  }

  async *of(check: string): AsyncIterable<Line> {
    for (const outcome of WORST_FIRST) yield* this.#held.get(shelfKey(check, outcome)) ?? [];
  }
}

/** Lines of one check and outcome are kept together, so that the worst can be read first without sorting. */
export function shelfKey(check: string, outcome: OutcomeKind): string {
  return `${outcome} ${check}`;
}
