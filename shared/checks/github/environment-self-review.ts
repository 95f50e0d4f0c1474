import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachEnvironment } from './lib/environments.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Nobody approves a deployment that they started',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['environment', 'environments'],
  controls: [
    {
      id: 'A.5.3',
      strength: 'partial',
      rationale:
        'Shows that starting and releasing a deployment are two people; it only matters where reviewers are required.',
    },
    {
      id: 'A.8.31',
      strength: 'supporting',
      rationale:
        'Shows that the gate to production is not in one hand; it does not show how the systems are separated.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Environments", open the environment and turn on "Prevent self-review".',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachEnvironment(inputs['github/repositories'], scope, ({ requiresReviewers, preventsSelfReview }) =>
      judge(requiresReviewers, (waits) => {
        if (!waits) return notApplicable('no review is required that anybody could give themselves');
        return judge(preventsSelfReview, (prevented) =>
          prevented ? pass() : fail('whoever starts a deployment can approve it'),
        );
      }),
    ),
});
