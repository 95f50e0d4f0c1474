import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Secrets are stopped before they reach the code',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.12',
      strength: 'partial',
      rationale:
        'Shows that a push with a known kind of secret is refused; a developer may still be allowed to bypass it with a reason.',
    },
    {
      id: 'A.5.17',
      strength: 'supporting',
      rationale:
        'Shows that credentials are kept out of code at the door; it does not show how they are handled otherwise.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Advanced Security", "Secret Protection", enable push protection.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'settings/security_analysis', ({ pushProtection }) =>
      judge(pushProtection, (state) => (state === 'enabled' ? pass() : fail('push protection is off'))),
    ),
});
