import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'Every outside collaborator has two-factor authentication',
  severity: 'high',
  needs: ['github/members'],
  subjects: ['outside collaborator', 'outside collaborators'],
  controls: [
    {
      id: 'A.8.5',
      strength: 'partial',
      rationale:
        'Shows for each outside collaborator whether a second factor guards the account; it covers people outside the organisation only.',
    },
    {
      id: 'A.5.19',
      strength: 'supporting',
      rationale:
        'Shows one condition that outside parties meet before they reach code; it does not show what was agreed with them.',
    },
  ],
  remedy: {
    text: 'Ask the outside collaborator to set up two-factor authentication, or end the access.',
    url: organizationPage('outside-collaborators'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/members'];
    const outside = input.known ? input.value.outside : input;
    return each(
      outside,
      allOf('outside collaborators', scope),
      (login) => ({ type: 'outside collaborator', id: login }),
      (login) =>
        judge(input, ({ outsideWithoutTwoFactor }) =>
          judge(outsideWithoutTwoFactor, ({ items, unseen }) => {
            if (items.includes(login)) return fail(`${login} has no two-factor authentication`);
            // Not being on a list that was cut says nothing.
            return unseen === null ? pass() : unavailable(unseen);
          }),
        ),
    );
  },
});
