import { describe, expect, it } from 'vitest';
import { FAULTS, Organisation, own } from './fault-runs.ts';
import { strikeAll, strikeOnce } from './fault-verdicts.ts';

/** The longest by far, so that it has a file of its own. */
const APART = 'github/repository-details';

describe('a fault on every request in turn', () => {
  it('invents nothing, and says of everything lost that it is and why', { timeout: 300_000 }, async () => {
    const { questions, runs, judged, invented } = await strikeAll((id) => id !== APART);
    console.log(
      `${questions} requests x ${FAULTS.length} faults: ${runs} runs, ${judged} with a loss, ${invented.length} invented`,
    );
    expect(invented).toEqual([]);
    expect(runs).toBeGreaterThan(2000);
    expect(judged).toBeGreaterThan(1000);
  });

  it('asks again what failed, and then has lost nothing', { timeout: 120_000 }, async () => {
    const organisation = new Organisation();
    for (const collector of own) {
      const [first] = (await organisation.collect(collector)).questions;
      for (const fault of ['500', '502', 'reset'] as const) {
        expect([collector.id, fault, first && (await strikeOnce(first, fault))]).toEqual([collector.id, fault, true]);
      }
    }
  });
});
