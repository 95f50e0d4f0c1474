import { known } from '#shared/evidence/fact.ts';
import * as good from './facts.ts';
import { type Case, branch, no, pull } from './judge.ts';

/** What fails in how changes reach the default branch. */
export const changes: readonly Case[] = [
  [
    'github/default-branch-protected',
    branch({ pullRequest: no, pushRestricted: no, statusChecks: known([]) }),
    /push to main, only force pushes are blocked/,
  ],
  [
    'github/pull-request-required',
    branch({ pullRequest: no, planLimit: 'Upgrade to GitHub Pro' }),
    /plan of this organisation/,
  ],
  ['github/approval-required', branch({ approvals: known(0) }), /need no approval/],
  ['github/stale-approvals-dismissed', branch({ dismissesStale: no }), /outlives later changes/],
  ['github/code-owner-review', branch({ codeOwnerReview: no }), /no review by code owners/],
  ['github/last-push-approval', branch({ lastPushApproval: no }), /pushed last/],
  ['github/status-checks-required', branch({ statusChecks: known([]) }), /no green check/],
  ['github/branch-up-to-date', branch({ upToDate: no }), /older state/],
  ['github/conversations-resolved', branch({ conversationsResolved: no }), /open review comments/],
  ['github/signed-commits', branch({ signatures: no }), /verified signature/],
  ['github/linear-history', branch({ linearHistory: no }), /merge commits/],
  ['github/force-push-blocked', branch({ forcePushBlocked: no }), /force push/],
  ['github/deletion-blocked', branch({ deletionBlocked: no }), /can be deleted/],
  ['github/push-restricted', branch({ pushRestricted: no }), /everybody with write access/],
  ['github/review-dismissal-restricted', branch({ restrictsDismissals: no }), /dismiss reviews/],
  [
    'github/administrators-not-exempt',
    branch({
      guards: known([{ name: 'classic protection', ruleset: null, adminsBound: no, exempted: known(0), bypass: null }]),
    }),
    /past classic protection/,
  ],
  [
    'github/administrators-not-exempt',
    branch({
      guards: known([
        {
          name: 'ruleset main',
          ruleset: known(5),
          adminsBound: null,
          exempted: null,
          bypass: good.list(good.bypassActor()),
        },
      ]),
    }),
    /past ruleset main/,
  ],
  [
    'github/pull-requests-approved',
    pull({ reviews: known([]) }),
    /^merged by ann without approval by anybody other than the author$/,
  ],
  ['github/pull-requests-approved', pull({ reviews: known([good.review({ login: 'ann' })]) }), /without approval/],
  ['github/pull-requests-approved', pull({ reviews: known([good.review({ robot: true })]) }), /by a person other than/],
  [
    'github/pull-requests-approved',
    pull({ reviews: known([good.review({ state: known('DISMISSED') })]) }),
    /without approval/,
  ],
  ['github/pull-requests-checked', pull({ checks: known('none') }), /without any automated check/],
  ['github/pull-requests-checked', pull({ checks: known('failure') }), /a check had failed/],
  [
    'github/pull-requests-approved-as-merged',
    pull({ reviews: known([good.review({ ofMergedCommit: no })]) }),
    /added after the last approval/,
  ],
  ['github/pull-requests-sample', pull({ checks: known('failure') }), /one of 1 drawn from 1/],
];
