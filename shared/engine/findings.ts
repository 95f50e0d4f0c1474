import type { LineShelf } from './lines.ts';
import type { Finding, FindingCount } from './report.ts';
import { addTally, NO_TALLY, tallyOf } from './tally.ts';

/** Counts findings as they come and puts their lines on a shelf: what is held does not grow with the subjects. */
export class FindingCounter {
  readonly #shelf: LineShelf;
  readonly #counts = new Map<string, FindingCount>();

  constructor(shelf: LineShelf) {
    this.#shelf = shelf;
  }

  async add({ check, scope, outcomes, evidence, effective }: Finding): Promise<void> {
    const key = JSON.stringify([check, scope.system, scope.tenant, scope.region]);
    const earlier = this.#counts.get(key);
    const missing = new Set(earlier?.missing);
    for (const { missing: permission } of outcomes) if (permission !== undefined) missing.add(permission);
    const lines = outcomes.filter(({ outcome }) => outcome !== 'pass').map((outcome) => ({ ...outcome, scope }));
    this.#counts.set(key, {
      check,
      scope,
      evidence,
      effective,
      tally: addTally(earlier?.tally ?? NO_TALLY, tallyOf(outcomes)),
      missing: [...missing].sort(),
      listed: (earlier?.listed ?? 0) + lines.length,
    });
    if (lines.length > 0) await this.#shelf.put(check, lines);
  }

  /** One for each check and scope, in the order in which they came. */
  counts(): readonly FindingCount[] {
    return [...this.#counts.values()];
  }
}
