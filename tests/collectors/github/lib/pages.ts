import type { Reply } from './run.ts';

/** A connection of GraphQL that is one page. */
export const page = (nodes: readonly unknown[], more: object = {}) => ({
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes,
  ...more,
});

/** An answer that lists these repositories. */
export const repositories = (...nodes: object[]): Reply => ({
  body: { data: { organization: { repositories: page(nodes) } } },
});
