import { page } from './pages.ts';

export const classic = (patch: object = {}) => ({
  pattern: 'main',
  isAdminEnforced: true,
  requiresApprovingReviews: true,
  requiredApprovingReviewCount: 1,
  requiresCodeOwnerReviews: false,
  dismissesStaleReviews: false,
  restrictsReviewDismissals: false,
  requireLastPushApproval: false,
  requiresCommitSignatures: false,
  requiresStatusChecks: true,
  requiresStrictStatusChecks: false,
  requiredStatusCheckContexts: ['build'],
  requiresLinearHistory: false,
  requiresConversationResolution: false,
  allowsForcePushes: false,
  allowsDeletions: false,
  restrictsPushes: false,
  lockBranch: false,
  bypassPullRequestAllowances: { totalCount: 0 },
  ...patch,
});

export const rule = (type: string, parameters: object | null = null, enforcement = 'ACTIVE') => ({
  type,
  parameters,
  repositoryRuleset: { databaseId: 5, name: 'main', enforcement, source: { __typename: 'Organization' } },
});

export const reviews = (count: number) => ({
  __typename: 'PullRequestParameters',
  requiredApprovingReviewCount: count,
  requireCodeOwnerReview: true,
  dismissStaleReviewsOnPush: true,
  requireLastPushApproval: false,
  requiredReviewThreadResolution: false,
});

export const branch = (patch: object = {}) => ({
  name: 'main',
  branchProtectionRule: null as unknown,
  refUpdateRule: null as unknown,
  rules: page([]) as unknown,
  ...patch,
});

export const node = (patch: object = {}) => ({
  id: 'R_1',
  databaseId: 1,
  nameWithOwner: 'acme/api',
  url: 'https://github.com/acme/api',
  visibility: 'PRIVATE',
  isArchived: false,
  isDisabled: false,
  isEmpty: false,
  isFork: false,
  isTemplate: false,
  pushedAt: '2026-06-01T00:00:00Z',
  forkingAllowed: false,
  deleteBranchOnMerge: true,
  webCommitSignoffRequired: false,
  viewerPermission: 'ADMIN',
  viewerCanAdminister: true,
  hasVulnerabilityAlertsEnabled: false,
  isSecurityPolicyEnabled: true,
  planFeatures: { codeowners: true },
  codeowners: { errors: [] },
  defaultBranchRef: branch(),
  branchProtectionRules: page([]),
  rulesets: page([]),
  vulnerabilityAlerts: { totalCount: 0 },
  deployKeys: page([{ title: 'ci', readOnly: true, createdAt: '2026-01-01T00:00:00Z', verified: true, enabled: true }]),
  environments: page([]),
  ...patch,
});

export const listed = (patch: object = {}) => ({
  id: 1,
  full_name: 'acme/api',
  html_url: 'https://github.com/acme/api',
  visibility: 'private',
  archived: false,
  security_and_analysis: {
    secret_scanning: { status: 'enabled' },
    secret_scanning_push_protection: { status: 'disabled' },
  },
  ...patch,
});
