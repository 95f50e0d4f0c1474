import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Review comments are settled before merging',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'supporting',
      rationale:
        'Shows that objections raised in review are closed before a change takes effect; it does not show how.',
    },
  ],
  remedy: {
    text: 'Turn on "Require conversation resolution before merging".',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.conversationsResolved, (yes) =>
        yes
          ? pass()
          : fail(`changes to ${protection.branch} can be merged over open review comments${becauseOf(protection)}`),
      ),
    ),
});
