import { firstOf, list, type Lists } from './lists.ts';

/** Classic protection of a branch, as far as it says what a change has to pass. */
export const CLASSIC = `fragment Classic on BranchProtectionRule {
  pattern isAdminEnforced requiresApprovingReviews requiredApprovingReviewCount requiresCodeOwnerReviews
  dismissesStaleReviews restrictsReviewDismissals requireLastPushApproval requiresCommitSignatures
  requiresStatusChecks requiresStrictStatusChecks requiredStatusCheckContexts requiresLinearHistory
  requiresConversationResolution allowsForcePushes allowsDeletions restrictsPushes lockBranch
}`;

/** One rule of a ruleset, with the ruleset it comes from. */
export const RULE = `fragment Rule on RepositoryRule {
  type
  parameters {
    __typename
    ... on PullRequestParameters {
      requiredApprovingReviewCount requireCodeOwnerReview dismissStaleReviewsOnPush
      requireLastPushApproval requiredReviewThreadResolution
    }
    ... on RequiredStatusChecksParameters { strictRequiredStatusChecksPolicy requiredStatusChecks { context } }
    ... on CodeScanningParameters { codeScanningTools { tool } }
  }
  repositoryRuleset { databaseId name enforcement source { __typename } }
}`;

const BYPASS_ACTOR = `bypassMode organizationAdmin enterpriseOwner deployKey repositoryRoleName
      actor { __typename ... on App { name } ... on Team { name } }`;

/** A ruleset with who may bypass it; GitHub leaves the bypass list out for tokens that may not see it. */
export const RULESET = `fragment Ruleset on RepositoryRuleset {
  id databaseId name target enforcement updatedAt source { __typename }
  ${firstOf('bypassActors', 20, BYPASS_ACTOR)}
}`;

/** Lists of a ruleset. */
export const RULESET_LISTS = {
  bypassActors: list('RulesetBypassActors', 'RepositoryRuleset', 'bypassActors', BYPASS_ACTOR),
} as const satisfies Lists;
