import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Changes pass automated checks before they are merged',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.29',
      strength: 'partial',
      rationale:
        'Shows that named tests have to be green before a change is accepted; it does not show what they test.',
    },
    {
      id: 'A.8.25',
      strength: 'supporting',
      rationale: 'Shows that testing is a fixed step on the way to the main line; it does not show the other steps.',
    },
  ],
  remedy: {
    text: 'Require status checks in the ruleset for the default branch and name the checks.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.statusChecks, (names) =>
        names.length > 0
          ? pass(names.join(', '))
          : fail(`changes to ${protection.branch} need no green check${becauseOf(protection)}`),
      ),
    ),
});
