import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'A private repository cannot be forked',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale: 'Shows that this code cannot be copied out by forking; cloning stays possible for whoever may read.',
    },
    {
      id: 'A.8.12',
      strength: 'supporting',
      rationale: 'Shows that one way of carrying this code out is closed; it does not show the others.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "General", "Features" take "Allow forking" away.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'settings', ({ visibility, forkingAllowed }) =>
      judge(visibility, (seen) =>
        seen === 'public'
          ? notApplicable('public: anybody may fork it')
          : judge(forkingAllowed, (may) => (may ? fail('it can be forked by whoever may read it') : pass())),
      ),
    ),
});
