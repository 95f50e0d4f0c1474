import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'The last push needs an approval by somebody else',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.5.3',
      strength: 'partial',
      rationale:
        'Shows that nobody can approve and then add to a change alone; it only matters where approvals are required.',
    },
  ],
  remedy: {
    text: 'Turn on "Require approval of the most recent reviewable push".',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.lastPushApproval, (yes) =>
        yes
          ? pass()
          : fail(
              `whoever pushed last to a change for ${protection.branch} can also have approved it${becauseOf(protection)}`,
            ),
      ),
    ),
});
