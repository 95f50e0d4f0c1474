import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Code is searched for secrets',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.12',
      strength: 'partial',
      rationale: 'Shows that secrets that reached the code are noticed; it does not show that somebody acts on them.',
    },
    {
      id: 'A.5.17',
      strength: 'partial',
      rationale:
        'Shows that credentials left in code are found; it does not show how credentials are handled otherwise.',
    },
    {
      id: 'A.8.28',
      strength: 'supporting',
      rationale: 'Shows one automated check of what developers write; it looks for secrets only.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Advanced Security", enable Secret Protection, or apply a security configuration of the organisation that does.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'settings/security_analysis', ({ secretScanning }) =>
      judge(secretScanning, (state) => (state === 'enabled' ? pass() : fail('secret scanning is off'))),
    ),
});
