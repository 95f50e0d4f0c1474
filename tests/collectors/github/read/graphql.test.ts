import { expect, it } from 'vitest';
import { GraphqlAnswers } from '#collectors/github/read/graphql.ts';
import { View } from '#collectors/github/read/view.ts';
import { unknown } from '#shared/evidence/fact.ts';

const END = { hasNextPage: false, endCursor: null };

/** What becomes of a list whose first page came with something else, and of which nothing more was asked. */
function listOf(list: Record<string, unknown>) {
  const answers = new GraphqlAnswers([]);
  const first = new View(list, { what: 'the query', errors: [] }, ['node', 'things']);
  const found = answers.continued(first, 'Things', { id: 'x' }, () => unknown('nothing more was asked'));
  return found.known ? { ...found.value, items: found.value.items.map(({ value }) => value['id']) } : found;
}

it.each([
  ['is whole on its first page', { totalCount: 2, nodes: [{ id: 1 }, { id: 2 }], pageInfo: END }, [1, 2], 2, true],
  ['says nothing of pages or of how many', { nodes: [{ id: 1 }] }, [1], 1, true],
  ['counts fewer than it hands over', { totalCount: 1, nodes: [{ id: 1 }, { id: 2 }], pageInfo: END }, [1, 2], 1, true],
  ['counts more than it hands over', { totalCount: 3, nodes: [{ id: 1 }], pageInfo: END }, [1], 3, false],
  ['has an empty entry and no count', { nodes: [null, { id: 2 }], pageInfo: END }, [2], null, false],
  ['has no count', { totalCount: null, nodes: [{ id: 1 }], pageInfo: END }, [1], 1, true],
  ['goes on', { totalCount: 2, nodes: [{ id: 1 }], pageInfo: { hasNextPage: true, endCursor: 'a' } }, [1], 2, false],
  [
    'goes on and has no count',
    { nodes: [{ id: 1 }], pageInfo: { hasNextPage: true, endCursor: 'a' } },
    [1],
    null,
    false,
  ],
  ['does not say whether it goes on', { totalCount: 1, nodes: [{ id: 1 }], pageInfo: {} }, [1], 1, false],
])('reads a list that %s', (_what, list, items, expected, complete) => {
  expect(listOf(list)).toMatchObject({ items, expected, complete, unseen: complete ? null : { known: false } });
});

it('reads no list where there is none', () => {
  expect(listOf({ totalCount: 1, nodes: null, pageInfo: END })).toMatchObject({ known: false });
});
