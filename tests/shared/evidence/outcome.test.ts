import { describe, expect, it } from 'vitest';
import { cut, known, seen, unknown, whole } from '#shared/evidence/fact.ts';
import { each, fail, judge, pass } from '#shared/evidence/outcome.ts';

const all = { type: 'organisation', id: 'acme' };
const door = (id: number) => ({ type: 'door', id: String(id) });
const even = (n: number) => (n % 2 === 0 ? pass() : fail('odd'));

describe('judge', () => {
  it('judges only what was seen', () => {
    expect(judge(known(2), even)).toEqual({ outcome: 'pass' });
    expect(judge<number>(unknown('refused', 'Doors: read'), even)).toEqual({
      outcome: 'unavailable',
      reason: 'refused',
      missing: 'Doors: read',
    });
  });

  it('keeps false and zero apart from absent', () => {
    expect(seen(false, 'absent')).toEqual(known(false));
    expect(seen(0, 'absent')).toEqual(known(0));
    expect(seen(null, 'absent')).toEqual(unknown('absent'));
    expect(seen(undefined, 'absent', 'p')).toEqual(unknown('absent', 'p'));
  });
});

describe('each', () => {
  it('gives one outcome a member', () => {
    expect(each(known(whole([1, 2])), all, door, even).map(({ outcome }) => outcome)).toEqual(['fail', 'pass']);
  });

  it('adds what was not reached, with how many', () => {
    const outcomes = each(known(cut([2, 4], 5, unknown('limit'))), all, door, even);
    expect(outcomes.at(-1)).toEqual({ outcome: 'unavailable', reason: 'limit', subject: all, count: 3 });
  });

  it('counts the unreached as one when there is no total, and never as none', () => {
    expect(each(known(cut([2], null, unknown('limit'))), all, door, even).at(-1)?.count).toBe(1);
    expect(each(known(cut([2, 4], 2, unknown('limit'))), all, door, even).at(-1)?.count).toBe(1);
  });

  it('is unavailable as a whole when the list was not seen', () => {
    expect(each(unknown('refused'), all, door, even)).toEqual([
      { outcome: 'unavailable', reason: 'refused', subject: all, count: 1 },
    ]);
  });
});
