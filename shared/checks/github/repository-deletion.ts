import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Members cannot delete or transfer repositories',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.3',
      strength: 'partial',
      rationale: 'Shows that removing a repository takes an owner; it does not show who may change what is in it.',
    },
    {
      id: 'A.5.33',
      strength: 'supporting',
      rationale:
        'Shows that the history of a repository cannot be removed by its administrators; it does not show copies or retention.',
    },
  ],
  remedy: {
    text: 'Take "Allow members to delete or transfer repositories" away.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.membersDelete, (may) =>
        may ? fail('repository administrators can delete or transfer repositories') : pass(),
      ),
    ),
});
