import { CLASSIC, RULE } from './protection.ts';

/** Release branches with their protection, workflow files, and which rulesets a repository has: 18 points for a page of 100. */
export const REPOSITORY_DETAILS = `query RepositoryDetails($org: String!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    repositories(first: $n, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id nameWithOwner url visibility isArchived isEmpty viewerPermission viewerCanAdminister
        refs(refPrefix: "refs/heads/", query: "release", first: 10) {
          totalCount
          nodes {
            name
            branchProtectionRule { ...Classic }
            refUpdateRule { requiredApprovingReviewCount requiresCodeOwnerReviews requiredStatusCheckContexts requiresSignatures }
            rules(first: 30) { totalCount nodes { ...Rule } }
          }
        }
        rulesets(first: 5, includeParents: true) {
          totalCount nodes { databaseId name enforcement source { __typename } bypassActors(first: 1) { totalCount } }
        }
        workflows: object(expression: "HEAD:.github/workflows") {
          ... on Tree { entries { name type object { ... on Blob { text isBinary isTruncated } } } }
        }
      }
    }
  }
}
${CLASSIC}
${RULE}`;
