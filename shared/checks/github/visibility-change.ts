import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Members cannot change the visibility of repositories',
  severity: 'high',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.12',
      strength: 'partial',
      rationale:
        'Shows that making a private repository public takes an owner; it does not cover copies made elsewhere.',
    },
    {
      id: 'A.8.3',
      strength: 'partial',
      rationale:
        'Shows that the widest change of access to a repository is kept to owners; narrower changes are not looked at.',
    },
  ],
  remedy: {
    text: 'Take "Allow members to change repository visibilities" away.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.membersChangeVisibility, (may) =>
        may ? fail('repository administrators can make private repositories public') : pass(),
      ),
    ),
});
