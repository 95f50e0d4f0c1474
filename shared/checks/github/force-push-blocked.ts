import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'The history of the default branch cannot be rewritten',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale: 'Shows that code once accepted cannot be replaced by a force push; it does not show what is accepted.',
    },
    {
      id: 'A.5.33',
      strength: 'supporting',
      rationale: 'Shows that the record of changes stays as it was; it does not show copies or retention.',
    },
  ],
  remedy: {
    text: 'Block force pushes in the ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.forcePushBlocked, (yes) =>
        yes
          ? pass()
          : fail(`the history of ${protection.branch} can be rewritten by a force push${becauseOf(protection)}`),
      ),
    ),
});
