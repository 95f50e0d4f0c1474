import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'A CODEOWNERS file names who is responsible for the code',
  severity: 'low',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'supporting',
      rationale:
        'Shows that somebody is named as responsible for the code; it does not show that their review is required.',
    },
    {
      id: 'A.5.9',
      strength: 'supporting',
      rationale: 'Shows an owner for one kind of asset; it is no inventory of all assets.',
    },
  ],
  remedy: {
    text: 'Add .github/CODEOWNERS on the default branch, with "* @org/team" as its first line.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachRepository(inputs['github/repositories'], scope, 'blob/HEAD/.github/CODEOWNERS', ({ empty, codeowners }) =>
      judge(empty, (nothing) =>
        nothing
          ? notApplicable('empty: there is no code yet')
          : judge(codeowners, (file) => (file === null ? fail('there is no CODEOWNERS file') : pass())),
      ),
    ),
});
