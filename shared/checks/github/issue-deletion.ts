import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Members cannot delete issues',
  severity: 'low',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.33',
      strength: 'supporting',
      rationale:
        'Shows that records kept as issues cannot be removed by repository administrators; it does not show how long they are kept.',
    },
    {
      id: 'A.8.15',
      strength: 'supporting',
      rationale: 'Shows that a trail kept in issues stays; issues are not a log of events.',
    },
  ],
  remedy: {
    text: 'Take "Allow members to delete issues for this organization" away.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.membersDeleteIssues, (may) =>
        may ? fail('repository administrators can delete issues') : pass(),
      ),
    ),
});
