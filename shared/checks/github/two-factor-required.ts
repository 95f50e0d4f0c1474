import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { withoutRule } from './lib/managed-users.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts; 'github/members': MembersFacts }>({
  title: 'Two-factor authentication is required of every member',
  severity: 'critical',
  needs: ['github/organization', 'github/members'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.5',
      strength: 'direct',
      rationale:
        'Shows that nobody can be a member without a second factor; it does not show which factor, nor how other systems are signed in to.',
    },
    {
      id: 'A.5.17',
      strength: 'supporting',
      rationale:
        'Shows that a password alone is not enough here; it does not show how credentials are issued, kept or changed.',
    },
  ],
  remedy: {
    text: 'Turn on "Require two-factor authentication for everyone in the organization".',
    url: organizationSettings('security'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'security', ({ settings }) =>
      judge(settings.twoFactorRequired, (required) =>
        required
          ? pass()
          : withoutRule(inputs['github/members'], 'members may sign in without two-factor authentication'),
      ),
    ),
});
