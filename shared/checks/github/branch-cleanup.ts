import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Branches are deleted once they are merged',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.9',
      strength: 'supporting',
      rationale: 'Shows that leftovers of finished changes are cleared away; it shows nothing about what was merged.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "General", "Pull Requests" turn on "Automatically delete head branches".',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'settings', ({ deleteBranchOnMerge }) =>
      judge(deleteBranchOnMerge, (on) => (on ? pass() : fail('merged branches stay'))),
    ),
});
