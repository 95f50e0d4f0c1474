import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'A new push takes earlier approvals away',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale:
        'Shows that what was approved is what is merged; branches that need no approval are set apart, and judged by another check.',
    },
  ],
  remedy: {
    text: 'Turn on "Dismiss stale pull request approvals when new commits are pushed".',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.approvals, (count) => {
        if (count === 0) return notApplicable('no approval is required that could outlive a change');
        return judge(protection.dismissesStale, (yes) =>
          yes ? pass() : fail(`an approval for ${protection.branch} outlives later changes${becauseOf(protection)}`),
        );
      }),
    ),
});
