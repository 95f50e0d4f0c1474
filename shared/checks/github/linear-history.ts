import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'The history of the default branch is linear',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'supporting',
      rationale:
        'Shows that each change can be followed and taken back one by one; it does not show that it was approved.',
    },
  ],
  remedy: {
    text: 'Require a linear history in the ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.linearHistory, (yes) =>
        yes ? pass() : fail(`${protection.branch} takes merge commits${becauseOf(protection)}`),
      ),
    ),
});
