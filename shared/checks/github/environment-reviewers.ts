import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachEnvironment } from './lib/environments.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Deployments to production wait for a reviewer',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['environment', 'environments'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale: 'Shows that a release to production needs a decision; it does not show releases made another way.',
    },
    {
      id: 'A.8.31',
      strength: 'partial',
      rationale:
        'Shows that production is set apart by a gate of its own; it does not show how the systems behind it are separated.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Environments", open the environment and add "Required reviewers".',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachEnvironment(inputs['github/repositories'], scope, ({ requiresReviewers }) =>
      judge(requiresReviewers, (waits) => (waits ? pass() : fail('a deployment goes out without anybody agreeing'))),
    ),
});
