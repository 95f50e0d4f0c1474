import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Commits are signed',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.24',
      strength: 'supporting',
      rationale:
        'Shows that authorship of each commit is backed by a signature; it does not show how the keys are kept.',
    },
    {
      id: 'A.8.4',
      strength: 'supporting',
      rationale: 'Shows that code cannot be slipped in under the name of another; it does not show who may commit.',
    },
  ],
  remedy: {
    text: 'Require signed commits in the ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.signatures, (yes) =>
        yes ? pass() : fail(`${protection.branch} takes commits without a verified signature${becauseOf(protection)}`),
      ),
    ),
});
