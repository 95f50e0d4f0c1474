import { describe, expect, it } from 'vitest';
import { summaryOf, tallyOf } from '#shared/engine/tally.ts';

const members = ['member', 'members'] as const;
const repositories = ['repository', 'repositories'] as const;
const of = (pass: number, fail = 0, unavailable = 0, manual = 0, na = 0) =>
  tallyOf([
    { outcome: 'pass', count: pass },
    { outcome: 'fail', count: fail },
    { outcome: 'unavailable', count: unavailable },
    { outcome: 'manual', count: manual },
    { outcome: 'not-applicable', count: na },
  ]);

describe('tallyOf', () => {
  it('adds counts by outcome and inspects neither the unseen nor the inapplicable', () => {
    expect(of(1, 2, 3, 4, 5)).toEqual({
      passed: 1,
      failed: 2,
      unavailable: 3,
      manual: 4,
      notApplicable: 5,
      inspected: 7,
    });
  });
});

describe('summaryOf', () => {
  it.each([
    [of(38, 3), members, [], '3 of 41 members fail'],
    [
      of(41, 0, 3),
      repositories,
      ['Administration: read'],
      '41 of 44 repositories seen, 3 denied: needs Administration: read',
    ],
    [of(41, 0, 3), repositories, [], '41 of 44 repositories seen, 3 not seen'],
    [
      of(30, 12, 2),
      repositories,
      ['Administration: read'],
      '12 of 44 repositories fail, 2 denied: needs Administration: read',
    ],
    [of(0, 0, 44), repositories, ['Administration: read'], 'none of 44 repositories seen: needs Administration: read'],
    [of(1), members, [], '1 member passes'],
    [of(5), members, [], 'all 5 members pass'],
    [of(0), members, [], 'no members to judge'],
    [of(0, 0, 0, 0, 2), members, [], 'does not apply to 2 members'],
    [of(4, 0, 0, 1), members, [], '1 of 5 members to look at'],
    [of(4, 1, 0, 1), members, [], '1 of 6 members fails, 1 to look at'],
  ] as const)('says it with its denominator', (tally, subjects, missing, text) => {
    expect(summaryOf(tally, subjects, missing)).toBe(text);
  });
});
