import { expect, it } from 'vitest';
import { PageViews } from '#collectors/github/read/page-views.ts';
import { View } from '#collectors/github/read/view.ts';

const connection = new View({}, { what: 'the answer', errors: [] }, ['organization', 'repositories']);

it('gives each entry its place on the page, over all batches', () => {
  const views = new PageViews(connection, 'nodes', [[{ id: 1 }, { id: 2 }], [{ id: 3 }]]);
  expect([...views].map((some) => some.map(({ path, value }) => [path.at(-1), value['id']]))).toEqual([
    [
      [0, 1],
      [1, 2],
    ],
    [[2, 3]],
  ]);
  expect(views.hasHole).toBe(false);
});

it('leaves an empty entry out, keeps its place, and says so once it came by', () => {
  const views = new PageViews(connection, 'nodes', [[{ id: 1 }], [null, { id: 3 }]]);
  const batches = views[Symbol.iterator]();
  batches.next();
  expect(views.hasHole).toBe(false);
  const [third] = batches.next().value ?? [];
  expect([third?.path, views.hasHole]).toEqual([['organization', 'repositories', 'nodes', 2], true]);
});
