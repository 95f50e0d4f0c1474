import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Changes need a review by the owners of the code',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale:
        'Shows that those responsible for a part of the code decide on changes to it; it does not show that every part has somebody.',
    },
    {
      id: 'A.5.3',
      strength: 'supporting',
      rationale: 'Shows that approval comes from named people; it does not show that they are independent.',
    },
  ],
  remedy: {
    text: 'Turn on "Require review from Code Owners" and keep a CODEOWNERS file.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection, { codeowners }) =>
      judge(protection.codeOwnerReview, (required) => {
        if (!required)
          return fail(`changes to ${protection.branch} need no review by code owners${becauseOf(protection)}`);
        return judge(codeowners, (file) =>
          file === null ? fail('a review by code owners is required, and no CODEOWNERS file names any') : pass(),
        );
      }),
    ),
});
