import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Members cannot create public repositories',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.12',
      strength: 'partial',
      rationale:
        'Shows that one easy way of publishing internal code is closed; other ways out of the organisation are not looked at.',
    },
    {
      id: 'A.5.15',
      strength: 'supporting',
      rationale: 'Shows that the power to publish is kept to owners; it does not show the rest of the access rules.',
    },
  ],
  remedy: {
    text: 'Under "Repository creation" take "Public" away from members.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.membersCreatePublic, (may) =>
        may ? fail('every member can create public repositories') : pass(),
      ),
    ),
});
