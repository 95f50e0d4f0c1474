import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { onActions } from './lib/actions.ts';
import { organizationSettings } from './lib/links.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Workflows of new outside contributors wait for approval',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.31',
      strength: 'supporting',
      rationale:
        'Shows that code of strangers does not run in the build environment unseen; it does not show how that environment is set apart.',
    },
    {
      id: 'A.8.25',
      strength: 'supporting',
      rationale: 'Shows one safeguard of the build environment; it matters for public repositories only.',
    },
  ],
  remedy: {
    text: 'Under "Approval for running fork pull request workflows from contributors" require it for all outside contributors.',
    url: organizationSettings('actions'),
  },
  evaluate: (inputs, { scope }) =>
    onActions(inputs['github/organization'], scope, (actions) =>
      judge(actions.forkApproval, (policy) =>
        policy === 'all_external_contributors' || policy === 'first_time_contributors'
          ? pass(`policy "${policy.replaceAll('_', ' ')}"`)
          : fail('workflows of most outside contributors run without anybody looking at them'),
      ),
    ),
});
