import { View } from './view.ts';

/**
 * The REST form of classic protection under the names that GraphQL gives the same facts
 * (https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection). A part that REST
 * leaves out is a part that is not asked for; that is how this endpoint says "off".
 */
export function classicFromRest(view: View): View {
  const reviews = view.object('required_pull_request_reviews');
  const checks = view.object('required_status_checks');
  const allowances = reviews instanceof View ? reviews.object('bypass_pull_request_allowances') : null;
  return new View(
    {
      isAdminEnforced: enabled(view, 'enforce_admins'),
      requiresApprovingReviews: reviews instanceof View,
      requiredApprovingReviewCount: reviews instanceof View ? reviews.value['required_approving_review_count'] : 0,
      requiresCodeOwnerReviews: reviews instanceof View ? reviews.value['require_code_owner_reviews'] : false,
      dismissesStaleReviews: reviews instanceof View ? reviews.value['dismiss_stale_reviews'] : false,
      requireLastPushApproval: reviews instanceof View ? reviews.value['require_last_push_approval'] : false,
      restrictsReviewDismissals: reviews instanceof View && reviews.object('dismissal_restrictions') instanceof View,
      requiresCommitSignatures: enabled(view, 'required_signatures'),
      requiresStatusChecks: checks instanceof View,
      requiresStrictStatusChecks: checks instanceof View ? checks.value['strict'] : false,
      requiredStatusCheckContexts: checks instanceof View ? checks.value['contexts'] : [],
      requiresLinearHistory: enabled(view, 'required_linear_history'),
      requiresConversationResolution: enabled(view, 'required_conversation_resolution'),
      allowsForcePushes: enabled(view, 'allow_force_pushes'),
      allowsDeletions: enabled(view, 'allow_deletions'),
      restrictsPushes: view.object('restrictions') instanceof View,
      lockBranch: enabled(view, 'lock_branch'),
      bypassPullRequestAllowances: { totalCount: allowances instanceof View ? actors(allowances) : 0 },
    },
    view.origin,
  );
}

function enabled(view: View, key: string): unknown {
  const part = view.object(key);
  return part instanceof View ? part.value['enabled'] : false;
}

function actors(allowances: View): number {
  return ['users', 'teams', 'apps'].reduce((sum, key) => {
    const list = allowances.objects(key);
    return sum + (list.known ? list.value.length : 0);
  }, 0);
}
