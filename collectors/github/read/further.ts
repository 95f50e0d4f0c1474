import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { List } from '../queries/lists.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { View } from './view.ts';

/** A list of a node over all that was read of it: its place on the page, and what was read on. */
export function listOf(graphql: GraphqlAnswers, node: View, list: List, missing?: string): Fact<Population<View>> {
  const first = descend(node, list.path, missing);
  if (!first.known) return first;
  const id = node.string('id');
  return graphql.continued(
    first.value,
    list.operation,
    { id: id.known ? id.value : null },
    (data) => {
      const again = data.object('node');
      return again instanceof View ? descend(again, list.path, missing) : again;
    },
    { items: list.items, ...(missing === undefined ? {} : { missing }) },
  );
}

function descend(view: View, path: readonly string[], missing?: string): Fact<View> {
  let current = view;
  for (const key of path) {
    const next = current.object(key, missing);
    if (!(next instanceof View)) return next;
    current = next;
  }
  return known(current);
}
