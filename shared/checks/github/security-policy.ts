import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'There is a security policy that says how to report a vulnerability',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.8',
      strength: 'supporting',
      rationale: 'Shows that outsiders are told how to report a weakness; it does not show that reports are handled.',
    },
    {
      id: 'A.6.8',
      strength: 'supporting',
      rationale:
        'Shows a channel for reports about code; it is no channel for the staff of the organisation in general.',
    },
  ],
  remedy: {
    text: 'Add SECURITY.md to the repository, or once to the public .github repository of the organisation.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'security/policy', ({ securityPolicy }) =>
      judge(securityPolicy, (present) => (present ? pass() : fail('nothing says how to report a vulnerability'))),
    ),
});
