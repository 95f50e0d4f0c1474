import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'The default branch cannot be deleted',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale: 'Shows that the main line cannot be removed by those who may write; it does not show copies.',
    },
  ],
  remedy: {
    text: 'Restrict deletions in the ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.deletionBlocked, (yes) =>
        yes ? pass() : fail(`${protection.branch} can be deleted by anybody with write access${becauseOf(protection)}`),
      ),
    ),
});
