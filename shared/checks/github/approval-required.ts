import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { becauseOf, eachDefaultBranch } from './lib/repositories.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Changes to the default branch need an approval',
  severity: 'high',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'direct',
      rationale:
        'Shows that a change takes effect only after somebody other than its author agreed; it does not show how well it was read.',
    },
    {
      id: 'A.5.3',
      strength: 'partial',
      rationale:
        'Shows that writing and approving a change are two people; other conflicting duties are not looked at.',
    },
  ],
  remedy: {
    text: 'Require at least one approval in the ruleset for the default branch.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachDefaultBranch(inputs['github/repositories'], scope, (protection) =>
      judge(protection.approvals, (count) =>
        count > 0
          ? pass(count === 1 ? '1 approval' : `${count} approvals`)
          : fail(`changes to ${protection.branch} need no approval${becauseOf(protection)}`),
      ),
    ),
});
