import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import { fail, judge, manual, pass, type Verdict } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { isManaged } from './lib/managed-users.ts';
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
        required ? pass() : judge(someoneSignsInHere(inputs['github/members']), withoutRule),
      ),
    ),
});

function withoutRule(signsInHere: boolean): Verdict {
  return signsInHere
    ? fail('members may sign in without two-factor authentication')
    : manual('Show that the identity provider asks for a second factor: every member is a managed user.');
}

/** Whether some member is not a managed user. */
function someoneSignsInHere(input: Fact<MembersFacts>): Fact<boolean> {
  const members = input.known ? input.value.members : input;
  if (!members.known) return members;
  const { items, unseen } = members.value;
  if (items.some(({ login }) => !isManaged(login))) return known(true);
  return unseen ?? known(items.length === 0);
}
