import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Dependencies are watched for known vulnerabilities',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.8',
      strength: 'partial',
      rationale:
        'Shows that known vulnerabilities of dependencies are reported; whether they are handled is shown by the open alerts.',
    },
    {
      id: 'A.5.21',
      strength: 'supporting',
      rationale:
        'Shows that components of others are watched after they were taken in; it does not show how they were chosen.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Advanced Security", enable Dependabot alerts, or apply a security configuration of the organisation that does.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'settings/security_analysis', ({ dependabotAlerts }) =>
      judge(dependabotAlerts, (on) => (on ? pass() : fail('nobody is told about vulnerable dependencies'))),
    ),
});
