import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'New dependencies are reviewed before they are merged',
  severity: 'low',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.8',
      strength: 'partial',
      rationale:
        'Shows that a change which brings in a known vulnerability is stopped or marked; it does not show old dependencies.',
    },
    {
      id: 'A.5.21',
      strength: 'partial',
      rationale:
        'Shows that components of others are looked at when they are taken in; it looks for vulnerabilities and licences only.',
    },
  ],
  remedy: {
    text: 'Add a workflow for pull requests with actions/dependency-review-action, and require its check in the ruleset.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachInDepth(inputs['github/repository-details'], scope, 'tree/HEAD/.github/workflows', ({ empty, workflows }) =>
      judge(empty, (nothing) => {
        if (nothing) return notApplicable('empty: there is no code yet');
        return judge(workflows, (files) => {
          if (files.some(({ content }) => content.known && content.value.reviewsDependencies)) return pass();
          const unseen = files.map(({ content }) => content).find((content) => !content.known);
          if (unseen && !unseen.known) return unavailable(unseen);
          return fail('no workflow reviews new dependencies');
        });
      }),
    ),
});
