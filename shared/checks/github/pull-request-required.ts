import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Changes to the default branch need a pull request',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'direct',
      rationale:
        'Shows that each change to the main line is proposed, visible and recorded before it takes effect; it does not show who looked at it.',
    },
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale: 'Shows that write access alone does not change the main line; it does not show who has that access.',
    },
  ],
  remedy: {
    text: 'Require a pull request before merging, in a ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.pullRequest, (yes) =>
        yes ? pass() : fail(`${protection.branch} can be changed without a pull request${becauseOf(protection)}`),
      ),
    ),
});
