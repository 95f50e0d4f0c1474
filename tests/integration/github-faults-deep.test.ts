import { describe, expect, it } from 'vitest';
import { FAULTS } from './fault-runs.ts';
import { strikeAll } from './fault-verdicts.ts';

describe('a fault on every request in turn, of those for single repositories', () => {
  it('invents nothing, and says of everything lost that it is and why', { timeout: 300_000 }, async () => {
    const { questions, runs, judged, invented } = await strikeAll((id) => id === 'github/repository-details');
    console.log(
      `${questions} requests x ${FAULTS.length} faults: ${runs} runs, ${judged} with a loss, ${invented.length} invented`,
    );
    expect(invented).toEqual([]);
    expect(runs).toBeGreaterThan(800);
    expect(judged).toBeGreaterThan(400);
  });
});
