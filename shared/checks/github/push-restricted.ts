import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Only named people and teams can push to the default branch',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale:
        'Shows that the right to change the main line is narrower than write access; it does not show that the list is reviewed.',
    },
  ],
  remedy: {
    text: 'Restrict who can push, or restrict updates, for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.pushRestricted, (yes) =>
        yes ? pass() : fail(`everybody with write access can push to ${protection.branch}${becauseOf(protection)}`),
      ),
    ),
});
