import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Only named people can dismiss a review',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'supporting',
      rationale:
        'Shows that an objection cannot be wiped away by whoever wants to merge; only classic protection offers it.',
    },
  ],
  remedy: {
    text: 'Turn on "Restrict who can dismiss pull request reviews" in classic branch protection.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.pullRequest, (required) => {
        if (!required) return notApplicable('no review is required that could be dismissed');
        return judge(protection.restrictsDismissals, (restricted) =>
          restricted ? pass() : fail(`everybody with write access can dismiss reviews for ${protection.branch}`),
        );
      }),
    ),
});
