import { firstOf, list, type Lists } from './lists.ts';

const PERSON = 'permission node { login } permissionSources { permission source { __typename ... on Team { slug } } }';
const EVERYBODY = 'affiliation: ALL';

/** Who may do what in repositories: 1 point for a page. Null for repositories that the token may not change. */
export const REPOSITORY_ACCESS = `query RepositoryAccess($org: String!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    repositories(first: $n, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id nameWithOwner url isArchived
        ${firstOf('collaborators', 100, PERSON, EVERYBODY, 'edges')}
      }
    }
  }
}`;

export const ACCESS_LISTS = {
  people: list('RepositoryAccessMore', 'Repository', 'collaborators', PERSON, { given: EVERYBODY, items: 'edges' }),
} as const satisfies Lists;
