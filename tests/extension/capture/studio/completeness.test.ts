import { describe, expect, it } from 'vitest';
import { completenessOf, extentLine } from '#extension/capture/studio/completeness.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';

const FACTS: PageFacts = {
  rows: 118,
  total: 118,
  atLeast: null,
  filter: { active: false, text: '' },
  more: false,
  settings: {},
  identity: {},
};
const USERS = ['user', 'users'] as const;
const of = (change: Partial<PageFacts>, notes: readonly string[] = []) =>
  completenessOf({ ...FACTS, ...change }, 1, notes, USERS);

describe('completenessOf', () => {
  it('calls a list whole only when the page itself says how many there are', () => {
    expect(of({})).toEqual({ complete: true, pages: 1, items: 118, expected: 118 });
    expect(of({ total: null }).complete).toBe(false);
    expect(of({ rows: null }).complete).toBe(false);
  });

  it.each([
    [{ rows: 23, filter: { active: true, text: 'mfa:none' } }, '23 of 118 users, filter active: mfa:none'],
    [{ rows: 23, more: true }, '23 of 118 users, there are further pages'],
    [{ rows: 100, total: null, atLeast: 100 }, '100 of at least 100 users'],
    [{ rows: 1, total: null }, '1 user; the page does not say how many there are'],
  ])('says what is missing: %j', (change, note) => {
    const { complete, note: said } = of(change);
    expect(complete).toBe(false);
    expect(said).toBe(note);
  });

  it('takes a picture that was cut for what it is, on any page', () => {
    const note = 'One frame of another origin could not be looked into, and is covered.';
    expect(of({}, [note])).toMatchObject({ complete: false, note });
    expect(completenessOf(null, 1, [note], null)).toMatchObject({ complete: false, note });
    expect(completenessOf(FACTS, 1, [], null)).toEqual({ complete: true, pages: 1, items: null, expected: null });
  });

  it('reads as one line', () => {
    expect(extentLine(of({}), USERS)).toBe('all 118 users');
    expect(extentLine(of({ rows: 23 }), USERS)).toBe('23 of 118 users');
  });
});
