import type { PullRequest, Review } from '#collectors/github/read/pull-request.ts';
import type { PullRequestsFacts } from '#collectors/github/pull-requests.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import {
  each,
  fail,
  judge,
  notApplicable,
  type Outcome,
  pass,
  type Subject,
  unavailable,
  type Verdict,
} from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { allOf } from './organization.ts';

/** Judges every pull request that was merged into a default branch in the period. */
export function eachMerged(
  input: Fact<PullRequestsFacts>,
  scope: Scope,
  verdict: (pull: PullRequest) => Verdict,
): Outcome[] {
  const merged = input.known ? input.value.merged : input;
  return each(merged, allOf('merged pull requests', scope), pullSubject, (pull) =>
    judge(pull.intoDefaultBranch, (isDefault) =>
      isDefault ? verdict(pull) : notApplicable('merged into a branch other than the default one'),
    ),
  );
}

export function pullSubject({ id, url }: PullRequest): Subject {
  return { type: 'pull request', id, ...(url.known ? { url: url.value } : {}) };
}

/** Whether a person other than the author agreed before the merge. */
export function approvedByAnother({ author, mergedBy, reviews }: PullRequest): Verdict {
  return judge(reviews, (all) => {
    const approvals = all.filter(isApproval);
    if (!author.known && approvals.length > 0) return unavailable(author);
    const others = approvals.filter(({ login }) => !author.known || login !== author.value).map(({ login }) => login);
    if (others.length > 0) return pass(`approved by ${others.join(', ')}`);
    const unseen = all.map(({ state }) => state).find((state) => !state.known);
    if (unseen && !unseen.known) return unavailable(unseen);
    const who = mergedBy.known ? `merged by ${mergedBy.value}` : 'merged';
    const robots = all.some(({ robot, state }) => robot && state.known && state.value === 'APPROVED');
    return fail(`${who} without approval by ${robots ? 'a person' : 'anybody'} other than the author`);
  });
}

/** A robot is no second person. */
export function isApproval({ robot, state }: Review): boolean {
  return !robot && state.known && state.value === 'APPROVED';
}

export function checkedBeforeMerge({ checks }: PullRequest): Verdict {
  return judge(checks, (verdict) => {
    if (verdict === 'success') return pass();
    if (verdict === 'none') return fail('merged without any automated check');
    return fail(verdict === 'pending' ? 'merged before its checks had finished' : 'merged although a check had failed');
  });
}
