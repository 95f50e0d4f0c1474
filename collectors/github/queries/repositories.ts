import { firstOf, list, type Lists } from './lists.ts';
import { CLASSIC, RULE, RULESET, RULESET_LISTS } from './protection.ts';

const GATE = 'type preventSelfReview timeout';
const ENVIRONMENT = `id name ${firstOf('protectionRules', 5, GATE)}`;
const DEPLOY_KEY = 'title readOnly createdAt verified enabled';

/** Settings of repositories: 17 points for a page of 100. */
export const REPOSITORIES = `query Repositories($org: String!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    repositories(first: $n, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id databaseId nameWithOwner url visibility isArchived isDisabled isEmpty isFork isTemplate pushedAt
        forkingAllowed deleteBranchOnMerge webCommitSignoffRequired viewerPermission viewerCanAdminister
        hasVulnerabilityAlertsEnabled isSecurityPolicyEnabled planFeatures { codeowners }
        codeowners { errors { kind path line } }
        defaultBranchRef {
          name
          branchProtectionRule { ...Classic bypassPullRequestAllowances(first: 5) { totalCount } }
          refUpdateRule { requiredApprovingReviewCount requiresCodeOwnerReviews requiredStatusCheckContexts requiresSignatures }
          ${firstOf('rules', 30, '...Rule')}
        }
        ${firstOf('branchProtectionRules', 10, '...Classic')}
        ${firstOf('rulesets', 5, '...Ruleset', 'includeParents: true')}
        vulnerabilityAlerts(first: 1, states: [OPEN]) { totalCount }
        ${firstOf('deployKeys', 20, DEPLOY_KEY)}
        ${firstOf('environments', 5, ENVIRONMENT)}
      }
    }
  }
}
${CLASSIC}
${RULE}
${RULESET}`;

/** Rules of a deployment environment. */
export const ENVIRONMENT_LISTS = {
  protectionRules: list('EnvironmentRules', 'Environment', 'protectionRules', GATE),
} as const satisfies Lists;

/** What is read on when one repository has more of something than its place on the page. */
export const REPOSITORY_LISTS = {
  rules: list('RepositoryRules', 'Repository', 'defaultBranchRef.rules', '...Rule', { fragments: RULE }),
  branchProtectionRules: list('RepositoryProtections', 'Repository', 'branchProtectionRules', '...Classic', {
    fragments: CLASSIC,
  }),
  rulesets: list('RepositoryRulesets', 'Repository', 'rulesets', '...Ruleset', {
    given: 'includeParents: true',
    fragments: RULESET,
    inner: RULESET_LISTS,
  }),
  deployKeys: list('RepositoryDeployKeys', 'Repository', 'deployKeys', DEPLOY_KEY),
  environments: list('RepositoryEnvironments', 'Repository', 'environments', ENVIRONMENT, {
    inner: ENVIRONMENT_LISTS,
  }),
} as const satisfies Lists;
