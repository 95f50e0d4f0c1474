import type { PullRequestsFacts } from '#collectors/github/pull-requests.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { eachMerged, isApproval } from './lib/pull-requests.ts';

export default defineCheck<{ 'github/pull-requests': PullRequestsFacts }>({
  title: 'What was approved is what was merged',
  severity: 'medium',
  needs: ['github/pull-requests'],
  over: 'github/pull-requests',
  subjects: ['pull request', 'pull requests'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale:
        'Shows for each change of a whole period that nothing was added after the approval; changes without approval are set apart.',
    },
  ],
  remedy: {
    text: 'Turn on "Dismiss stale pull request approvals when new commits are pushed".',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachMerged(inputs['github/pull-requests'], scope, ({ author, reviews }) =>
      judge(reviews, (all) => {
        const approvals = all.filter(
          (review) => isApproval(review) && (!author.known || review.login !== author.value),
        );
        if (approvals.length === 0) {
          const untold = all.map(({ state }) => state).find((state) => !state.known);
          return untold && !untold.known ? unavailable(untold) : notApplicable('nobody else approved it');
        }
        if (approvals.some(({ ofMergedCommit }) => ofMergedCommit.known && ofMergedCommit.value)) return pass();
        const unseen = approvals.map(({ ofMergedCommit }) => ofMergedCommit).find((fact) => !fact.known);
        if (unseen && !unseen.known) return unavailable(unseen);
        return fail('commits were added after the last approval');
      }),
    ),
});
