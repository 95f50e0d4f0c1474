import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Only owners can invite outside collaborators',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.19',
      strength: 'partial',
      rationale:
        'Shows that bringing in people of other parties takes an owner; it does not show that they were vetted.',
    },
    {
      id: 'A.5.18',
      strength: 'partial',
      rationale: 'Shows who can grant access to outsiders; it does not show that grants are reviewed or withdrawn.',
    },
  ],
  remedy: {
    text: 'Take "Allow repository administrators to invite outside collaborators" away.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.membersInviteOutside, (may) =>
        may ? fail('every repository administrator can invite people from outside') : pass(),
      ),
    ),
});
