import { firstOf, list, type Lists } from './lists.ts';
import { CLASSIC, RULE } from './protection.ts';

const RELEASE = `id name
  branchProtectionRule { ...Classic }
  refUpdateRule { requiredApprovingReviewCount requiresCodeOwnerReviews requiredStatusCheckContexts requiresSignatures }
  ${firstOf('rules', 30, '...Rule')}`;
const RELEASES = 'refPrefix: "refs/heads/", query: "release"';
const GOVERNING = 'databaseId name enforcement source { __typename } bypassActors(first: 1) { totalCount }';

/** Release branches with their protection, workflow files, and which rulesets a repository has: 18 points for a page of 100. */
export const REPOSITORY_DETAILS = `query RepositoryDetails($org: String!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    repositories(first: $n, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id nameWithOwner url visibility isArchived isDisabled isEmpty viewerPermission viewerCanAdminister
        ${firstOf('refs', 10, RELEASE, RELEASES)}
        ${firstOf('rulesets', 5, GOVERNING, 'includeParents: true')}
        workflows: object(expression: "HEAD:.github/workflows") {
          ... on Tree { entries { name type object { ... on Blob { text isBinary isTruncated } } } }
        }
      }
    }
  }
}
${CLASSIC}
${RULE}`;

/** Rules of a release branch. */
export const BRANCH_LISTS = {
  rules: list('BranchRules', 'Ref', 'rules', '...Rule', { fragments: RULE }),
} as const satisfies Lists;

export const DETAIL_LISTS = {
  refs: list('ReleaseBranches', 'Repository', 'refs', RELEASE, {
    given: RELEASES,
    fragments: `${CLASSIC}\n${RULE}`,
    inner: BRANCH_LISTS,
  }),
  rulesets: list('GoverningRulesets', 'Repository', 'rulesets', GOVERNING, { given: 'includeParents: true' }),
} as const satisfies Lists;
