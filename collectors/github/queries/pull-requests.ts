/** Merged pull requests with who agreed and what was green: 3 points for a page of 100. */
export const PULL_REQUESTS = `query PullRequests($search: String!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  search(type: ISSUE, query: $search, first: 100, after: $after) {
    issueCount
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on PullRequest {
        number url mergedAt baseRefName headRefOid
        author { __typename login }
        mergedBy { login }
        repository { nameWithOwner defaultBranchRef { name } }
        latestOpinionatedReviews(first: 20, writersOnly: true) {
          totalCount
          nodes { state submittedAt author { __typename login } commit { oid } }
        }
        commits(last: 1) { nodes { commit { statusCheckRollup { state } } } }
      }
    }
  }
}`;
