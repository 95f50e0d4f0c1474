import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { known, mapFact, whole } from '#shared/evidence/fact.ts';
import { judge, notApplicable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Workflows do not run what strangers send',
  severity: 'high',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.28',
      strength: 'partial',
      rationale:
        'Shows that known mistakes by which strangers run code in builds are absent; it looks for three kinds, not for all.',
    },
    {
      id: 'A.8.25',
      strength: 'partial',
      rationale:
        'Shows that the build environment is not open to strangers in these ways; it does not show how it is run otherwise.',
    },
    {
      id: 'A.8.31',
      strength: 'supporting',
      rationale:
        'Shows that untrusted code stays out of builds that hold secrets; it does not show how environments are separated.',
    },
  ],
  remedy: {
    text: 'Do not check out code of a pull request in pull_request_target, pass outside texts through the environment, and list the permissions a job needs.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachInDepth(inputs['github/repository-details'], scope, 'tree/HEAD/.github/workflows', ({ workflows }) =>
      judge(workflows, (files) =>
        everyOf(
          known(whole(files)),
          ({ file, content }) =>
            mapFact(content, ({ dangers }) => (dangers.length === 0 ? null : `${file} ${dangers.join(' and ')}`)),
          notApplicable('there are no workflows'),
        ),
      ),
    ),
});
