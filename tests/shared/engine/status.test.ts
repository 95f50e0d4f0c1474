import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '#shared/engine/report.ts';
import { judgeControl } from '#shared/engine/status.ts';
import type { Proof } from '#shared/standards/proof.ts';

const AS_OF = '2026-11-24T00:00:00.000Z';
const LATER = '2027-01-01T00:00:00.000Z';
const EARLIER = '2026-10-01T00:00:00.000Z';
const automated: Proof = { proof: 'automated', cadenceDays: 90, wanted: 'the settings' };
const partly: Proof = { proof: 'partly', cadenceDays: 90, wanted: 'the rules' };

function result(change: {
  strength?: CheckResult['strength'];
  passed?: number;
  failed?: number;
  manual?: number;
  unavailable?: number;
  expires?: string | null;
  missing?: string[];
}): CheckResult {
  const { passed = 0, failed = 0, manual = 0, unavailable = 0 } = change;
  return {
    id: 'github/members-two-factor',
    title: 'Every member has a second factor',
    severity: 'high',
    strength: change.strength ?? 'direct',
    rationale: 'why',
    subjects: ['member', 'members'],
    tally: { passed, failed, manual, unavailable, notApplicable: 0, inspected: passed + failed + manual },
    summary: 'summary',
    listed: 0,
    missing: change.missing ?? [],
    remedy: { text: 'do it', url: null },
    evidence: ['e1'],
    effective: '2026-11-01T00:00:00.000Z',
    expires: change.expires === undefined ? LATER : change.expires,
  };
}

const status = (results: CheckResult[], proof = automated) => judgeControl(results, proof, AS_OF).status;

describe('judgeControl', () => {
  it('is conforming only when a direct check passes on everything', () => {
    expect(status([result({ passed: 41 })])).toBe('conforming');
    expect(status([result({ passed: 41, unavailable: 3 })])).toBe('partial');
    expect(status([result({ passed: 41, manual: 1 })])).toBe('partial');
    expect(status([result({ passed: 41, failed: 1 })])).toBe('gap');
  });

  it('never conforms on supporting or partial checks alone', () => {
    expect(status([result({ passed: 5, strength: 'supporting' })])).toBe('partial');
    expect(status([result({ passed: 5, strength: 'partial' })])).toBe('partial');
    expect(status([result({ passed: 5, strength: 'supporting' }), result({ passed: 5 })])).toBe('conforming');
  });

  it('takes a supporting failure for a doubt, not for a gap', () => {
    expect(status([result({ passed: 5 }), result({ failed: 1, strength: 'supporting' })])).toBe('partial');
  });

  it('does not conform where a document has to stand beside the facts', () => {
    const judged = judgeControl([result({ passed: 5 })], partly, AS_OF);
    expect(judged).toEqual({ status: 'partial', reasons: ['Needs a document beside it: the rules'] });
  });

  it('keeps apart what was not collected, not seen and empty', () => {
    expect(status([])).toBe('missing');
    expect(status([result({ unavailable: 1, missing: ['Members: read'] })])).toBe('not-assessed');
    expect(status([result({})])).toBe('not-assessed');
    expect(judgeControl([result({ unavailable: 1, missing: ['Members: read'] })], automated, AS_OF).reasons[0]).toBe(
      'Nothing was seen. Needs Members: read',
    );
  });

  it('is stale when what it rests on has expired, unless something current fails', () => {
    expect(status([result({ passed: 5, expires: EARLIER })])).toBe('stale');
    expect(status([result({ passed: 5, expires: EARLIER }), result({ passed: 5 })])).toBe('stale');
    expect(status([result({ failed: 5, expires: EARLIER })])).toBe('stale');
    expect(status([result({ passed: 5, expires: EARLIER }), result({ failed: 1 })])).toBe('gap');
  });

  it('lets decisions stand above evidence until they end', () => {
    const failing = [result({ failed: 1 })];
    expect(judgeControl(failing, automated, AS_OF, { kind: 'excluded', reason: 'no offices' }).status).toBe('excluded');
    expect(judgeControl(failing, automated, AS_OF, { kind: 'accepted', reason: 'r', until: LATER }).status).toBe(
      'accepted',
    );
    expect(judgeControl(failing, automated, AS_OF, { kind: 'accepted', reason: 'r', until: EARLIER }).status).toBe(
      'gap',
    );
  });

  const anyResult = fc
    .record({
      strength: fc.constantFrom('direct' as const, 'partial' as const, 'supporting' as const),
      passed: fc.nat(3),
      failed: fc.nat(2),
      manual: fc.nat(1),
      unavailable: fc.nat(2),
      expires: fc.constantFrom(LATER, EARLIER),
    })
    .map(result);
  const anyProof = fc.constantFrom(automated, partly);

  it('never says conforming while anything fails, is unseen, expired or waits for a person', () => {
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 5 }), anyProof, (results, proof) => {
        if (judgeControl(results, proof, AS_OF).status !== 'conforming') return;
        const counting = results.filter(({ strength }) => strength !== 'supporting');
        expect(results.every(({ tally }) => tally.failed === 0)).toBe(true);
        expect(counting.every(({ tally }) => tally.unavailable + tally.manual === 0)).toBe(true);
        expect(counting.some(({ tally }) => tally.passed > 0)).toBe(true);
        expect(results.every(({ tally, expires }) => tally.inspected === 0 || expires === LATER)).toBe(true);
      }),
    );
  });

  it('never gets better by seeing less', () => {
    fc.assert(
      fc.property(fc.array(anyResult, { minLength: 1, maxLength: 4 }), anyProof, (results, proof) => {
        const before = judgeControl(results, proof, AS_OF).status;
        const blind = results.map((each) =>
          result({ strength: each.strength, unavailable: each.tally.inspected + each.tally.unavailable }),
        );
        const after = judgeControl(blind, proof, AS_OF).status;
        expect(after).toBe('not-assessed');
        expect(before === 'missing').toBe(false);
      }),
    );
  });

  it('always gives a reason', () => {
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 4 }), anyProof, (results, proof) => {
        expect(judgeControl(results, proof, AS_OF).reasons.length).toBeGreaterThan(0);
      }),
    );
  });
});
