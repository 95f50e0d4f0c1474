import { describe, expect, it } from 'vitest';
import { type Fact, known, mapFact, type Population, unknown } from '#shared/evidence/fact.ts';
import { each, fail } from '#shared/evidence/outcome.ts';
import { type Extent, gathered, mapped, type Pages, sliced } from '#shared/evidence/slices.ts';

const WHY = unknown('page 3 was refused', 'Doors: read');

function* pagesOf(pages: readonly (readonly string[])[], end: Fact<Extent>): Pages<string> {
  yield* pages;
  return end;
}

const whole = (count: number, expected = count): Fact<Extent> =>
  known({ count, expected, complete: true, unseen: null });
const cutAt = (count: number, expected: number | null): Fact<Extent> =>
  known({ count, expected, complete: false, unseen: WHY });

const CASES: readonly [title: string, pages: readonly (readonly string[])[], end: Fact<Extent>][] = [
  ['a whole list', [['a', 'b'], ['c']], whole(3)],
  ['an empty list', [[]], whole(0)],
  ['a list that was cut', [['a', 'b'], ['c']], cutAt(3, 7)],
  ['a list that was cut, of unknown length', [['a', 'b']], cutAt(2, null)],
  ['a list that was cut where no more were expected', [['a', 'b']], cutAt(2, 2)],
  ['a list of which nothing was seen', [], WHY],
];

const judged = (list: Fact<Population<string>>) =>
  each(
    list,
    { type: 'doors', id: 'all doors' },
    (id) => ({ type: 'door', id }),
    (id) => fail(`${id} is open`),
  );

describe.each(CASES)('%s', (_title, pages, end) => {
  it('is the same list in one piece', () => {
    const list = mapFact(end, ({ expected, complete, unseen }) => ({
      items: pages.flat(),
      expected,
      complete,
      unseen,
    }));
    expect(gathered(pagesOf(pages, end))).toEqual(list);
  });

  it('is judged in slices as it is at once', () => {
    const slices = [...sliced(pagesOf(pages, end))];
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.flatMap(judged)).toEqual(judged(gathered(pagesOf(pages, end))));
  });

  it('tells how it ended, whichever way it is read', () => {
    const slices = sliced(mapped(pagesOf(pages, end), (id) => id.toUpperCase()));
    let step = slices.next();
    const seen: string[] = [];
    for (; step.done !== true; step = slices.next()) if (step.value.known) seen.push(...step.value.value.items);
    expect(step.value).toBe(end);
    expect(seen).toEqual(pages.flat().map((id) => id.toUpperCase()));
  });
});
