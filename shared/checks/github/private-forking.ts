import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Private repositories cannot be forked',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale:
        'Shows that source code cannot be copied out of its repository by forking; cloning stays possible for whoever may read.',
    },
    {
      id: 'A.8.12',
      strength: 'partial',
      rationale: 'Shows that one way of carrying code out is closed; it does not show the others.',
    },
  ],
  remedy: {
    text: 'Take "Allow forking of private repositories" away.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.membersForkPrivate, (may) => (may ? fail('members can fork private repositories') : pass())),
    ),
});
