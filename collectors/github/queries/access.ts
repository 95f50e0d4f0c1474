const PEOPLE = `totalCount pageInfo { hasNextPage endCursor }
  edges {
    permission
    node { login }
    permissionSources { permission source { __typename ... on Team { slug } } }
  }`;

/** Who may do what in repositories: 1 point for a page. Null for repositories that the token may not change. */
export const REPOSITORY_ACCESS = `query RepositoryAccess($org: String!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    repositories(first: $n, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id nameWithOwner url isArchived
        collaborators(first: 100, affiliation: ALL) { ${PEOPLE} }
      }
    }
  }
}`;

/** Where a list of people goes on: the repository by node id, and the cursor of what was read. */
export interface Rest {
  readonly id: string;
  readonly after: string;
}

/** The next hundred people of several repositories at once: 1 point for up to a hundred of them. */
export function moreAccess(rests: readonly Rest[]): { query: string; variables: Record<string, string> } {
  const given = rests.map((_, at) => `$id${at}: ID!, $after${at}: String`).join(', ');
  const asked = rests.map(
    (_, at) =>
      `r${at}: node(id: $id${at}) { ... on Repository { collaborators(first: 100, after: $after${at}, affiliation: ALL) { ${PEOPLE} } } }`,
  );
  return {
    query: `query RepositoryAccessMore(${given}) {\n  rateLimit { cost remaining resetAt nodeCount }\n  ${asked.join('\n  ')}\n}`,
    variables: Object.fromEntries(
      rests.flatMap(({ id, after }, at) => [
        [`id${at}`, id],
        [`after${at}`, after],
      ]),
    ),
  };
}
