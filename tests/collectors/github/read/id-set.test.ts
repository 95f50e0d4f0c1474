import { expect, it } from 'vitest';
import { IdSet } from '#collectors/github/read/id-set.ts';

it('has what was added and nothing else, also beyond 32 bits and below none', () => {
  const ids = new IdSet();
  expect(ids.has(0)).toBe(false);
  const added = Array.from({ length: 5_000 }, (_, at) => 900_000_000 + at * 7).concat(
    Array.from({ length: 5_000 }, (_, at) => 2 ** 32 * (at + 1) + 5),
    [0, 1, 2, 3, Number.MAX_SAFE_INTEGER, -1, -2],
  );
  // The small ones first, and none again: each of them has to be kept whenever the memory grows.
  for (const id of added.toReversed()) ids.add(id);
  expect(added.filter((id) => !ids.has(id))).toEqual([]);
  const others = added.map((id) => id + 2 ** 40 + 1).concat([4, -3]);
  expect(others.filter((id) => ids.has(id))).toEqual([]);
});

it('is not slow where ids come in rows, or differ in their high bits only', () => {
  for (const step of [1, 64, 2 ** 16, 2 ** 32]) {
    const ids = new IdSet();
    const begun = performance.now();
    for (let at = 1; at <= 40_000; at++) ids.add(at * step);
    expect(performance.now() - begun).toBeLessThan(500);
  }
});
