import { expect, test } from 'vitest';
import { InputError } from '#shared/errors/input-error.ts';
import { type Acceptance, newException, newReview } from '#shared/evidence/decisions.ts';
import { Exception, Review } from '#shared/evidence/predicates.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const acceptance: Acceptance = {
  control: 'A.8.32',
  reason: ' Two maintainers until the spring ',
  owner: 'Ada Park',
  approvedBy: 'Ben Ruiz',
  until: '2027-03-31T23:59:59.999Z',
};

test('an acceptance is stated for the whole control, under an id of its own', () => {
  const stated = Exception.parse(newException(acceptance, NOW));
  expect(stated).toEqual({
    ...acceptance,
    id: expect.stringMatching(/^A\.8\.32-[0-9a-f]{8}$/),
    time: NOW,
    control: { standard: 'iso27001-2022', id: 'A.8.32' },
    subjects: [],
    reason: 'Two maintainers until the spring',
  });
  expect(newException(acceptance, NOW).id).not.toBe(stated.id);
});

test.each([
  ['a reason', { reason: '  ' }, 'no reason'],
  ['an owner', { owner: '' }, 'no owner'],
  ['one who approved', { approvedBy: '\t' }, 'no name of who approved it'],
  ['a day to come', { until: NOW }, 'has passed'],
])('an acceptance without %s is refused', (_, change, words) => {
  expect(() => newException({ ...acceptance, ...change }, NOW)).toThrow(InputError);
  expect(() => newException({ ...acceptance, ...change }, NOW)).toThrow(words);
});

test('a review says who decided what, and when; an approval may go without words', () => {
  const approved = Review.parse(newReview({ reviewer: ' bo ', decision: 'approved', note: ' ' }, NOW));
  expect(approved).toEqual({ reviewer: 'bo', decision: 'approved', time: NOW });
  expect(newReview({ reviewer: 'bo', decision: 'rejected', note: 'Filtered' }, NOW)).toMatchObject({
    note: 'Filtered',
  });
});

test.each([
  ['a name', { reviewer: ' ', decision: 'approved', note: '' }, 'no name of the reviewer'],
  ['why', { reviewer: 'bo', decision: 'rejected', note: ' ' }, 'no reason'],
] as const)('a review without %s is refused', (_, opinion, words) => {
  expect(() => newReview(opinion, NOW)).toThrow(words);
});
