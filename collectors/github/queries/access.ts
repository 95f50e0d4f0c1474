/** Who may do what in repositories: 1 point for a page. Null for repositories that the token may not change. */
export const REPOSITORY_ACCESS = `query RepositoryAccess($org: String!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    repositories(first: $n, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner url isArchived
        collaborators(first: 100, affiliation: ALL) {
          totalCount pageInfo { hasNextPage endCursor }
          edges {
            permission
            node { login }
            permissionSources { permission source { __typename ... on Team { slug } } }
          }
        }
      }
    }
  }
}`;
