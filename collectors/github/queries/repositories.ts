import { CLASSIC, RULE, RULESET } from './protection.ts';

const ENVIRONMENT = 'name protectionRules(first: 5) { totalCount nodes { type preventSelfReview timeout } }';
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
          rules(first: 30) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Rule } }
        }
        branchProtectionRules(first: 10) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Classic } }
        rulesets(first: 5, includeParents: true) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Ruleset } }
        vulnerabilityAlerts(first: 1, states: [OPEN]) { totalCount }
        deployKeys(first: 20) { totalCount pageInfo { hasNextPage endCursor } nodes { ${DEPLOY_KEY} } }
        environments(first: 5) { totalCount pageInfo { hasNextPage endCursor } nodes { ${ENVIRONMENT} } }
      }
    }
  }
}
${CLASSIC}
${RULE}
${RULESET}`;

/** What is read on when one repository has more of something than its place on the page. */
export const OVERFLOW = {
  rules: {
    operation: 'RepositoryRules',
    path: ['defaultBranchRef', 'rules'],
    query: overflow(
      'RepositoryRules',
      'defaultBranchRef { rules(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Rule } } }',
      RULE,
    ),
  },
  branchProtectionRules: {
    operation: 'RepositoryProtections',
    path: ['branchProtectionRules'],
    query: overflow('RepositoryProtections', list('branchProtectionRules', '', '...Classic'), CLASSIC),
  },
  rulesets: {
    operation: 'RepositoryRulesets',
    path: ['rulesets'],
    query: overflow('RepositoryRulesets', list('rulesets', ', includeParents: true', '...Ruleset'), RULESET),
  },
  deployKeys: {
    operation: 'RepositoryDeployKeys',
    path: ['deployKeys'],
    query: overflow('RepositoryDeployKeys', list('deployKeys', '', DEPLOY_KEY)),
  },
  environments: {
    operation: 'RepositoryEnvironments',
    path: ['environments'],
    query: overflow('RepositoryEnvironments', list('environments', '', ENVIRONMENT)),
  },
} as const;

export type Overflow = keyof typeof OVERFLOW;

function list(name: string, more: string, fields: string): string {
  return `${name}(first: 100, after: $after${more}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } }`;
}

function overflow(operation: string, fields: string, fragment = ''): string {
  return `query ${operation}($id: ID!, $after: String) { node(id: $id) { ... on Repository { ${fields} } } }\n${fragment}`;
}
