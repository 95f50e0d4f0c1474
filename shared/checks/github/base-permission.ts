import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Being a member alone gives no right to change code',
  severity: 'high',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.15',
      strength: 'partial',
      rationale:
        'Shows the access every member has by default, one rule of the organisation in force; it does not show rights granted one by one, nor the rules of other systems.',
    },
    {
      id: 'A.8.3',
      strength: 'partial',
      rationale:
        'Shows that membership gives reading at most; what is readable to all may still be more than each needs.',
    },
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale:
        'Shows that changing source code takes a right granted on purpose; it does not show who holds such rights.',
    },
  ],
  remedy: {
    text: 'Set "Base permissions" to "No permission" or "Read" and grant write through teams.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'member_privileges', ({ settings }) =>
      judge(settings.basePermission, (permission) =>
        permission === 'none' || permission === 'read'
          ? pass(`base permission is "${permission}"`)
          : fail(`every member has ${permission} access to every repository`),
      ),
    ),
});
