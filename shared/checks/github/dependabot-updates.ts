import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Fixes for vulnerable dependencies are proposed by themselves',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.8',
      strength: 'partial',
      rationale: 'Shows that a fix is prepared as soon as there is one; it does not show that it is merged.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Advanced Security", enable Dependabot security updates.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'settings/security_analysis', ({ dependabotUpdates }) =>
      judge(dependabotUpdates, (state) => (state === 'enabled' ? pass() : fail('proposing security updates is off'))),
    ),
});
