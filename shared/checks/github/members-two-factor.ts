import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { isManaged } from './lib/managed-users.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'Every member has two-factor authentication',
  severity: 'critical',
  needs: ['github/members'],
  subjects: ['member', 'members'],
  controls: [
    {
      id: 'A.8.5',
      strength: 'direct',
      rationale:
        'Shows for each member, today, whether a second factor guards the account; it does not show the strength of that factor.',
    },
    {
      id: 'A.5.17',
      strength: 'partial',
      rationale:
        'Shows that authentication information of each member includes a second factor; it does not show how passwords are handled.',
    },
  ],
  remedy: {
    text: 'Ask the member to set up two-factor authentication, or remove the member.',
    url: organizationPage('people'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/members'];
    const members = input.known ? input.value.members : input;
    return each(
      members,
      allOf('members', scope),
      ({ login }) => ({ type: 'member', id: login }),
      ({ login, twoFactor }) =>
        judge(twoFactor, (on) => {
          if (on) return pass();
          return isManaged(login)
            ? manual(`Show at the identity provider that ${login}, a managed user, needs a second factor there.`)
            : fail(`${login} has no two-factor authentication`);
        }),
    );
  },
});
