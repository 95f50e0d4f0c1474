import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { known, mapFact, whole } from '#shared/evidence/fact.ts';
import { judge, notApplicable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Actions of others are fixed to a commit',
  severity: 'medium',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.5.21',
      strength: 'partial',
      rationale:
        'Shows that third-party code in builds cannot change unnoticed; it does not show that it was examined.',
    },
    {
      id: 'A.8.19',
      strength: 'partial',
      rationale: 'Shows that what is installed into builds is a fixed version; it covers actions only.',
    },
  ],
  remedy: {
    text: 'In the workflow file replace the tag by the full commit SHA with the tag in a comment, and let Dependabot keep it current ("github-actions" in .github/dependabot.yml).',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachInDepth(inputs['github/repository-details'], scope, 'tree/HEAD/.github/workflows', ({ workflows }) =>
      judge(workflows, (files) =>
        everyOf(
          known(whole(files)),
          ({ file, content }) =>
            mapFact(content, ({ unpinned }) => (unpinned.length === 0 ? null : `${file} uses ${unpinned.join(', ')}`)),
          notApplicable('there are no workflows'),
        ),
      ),
    ),
});
