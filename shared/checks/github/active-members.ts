import type { MemberActivityFacts } from '#collectors/github/member-activity.ts';
import { defineCheck } from '#shared/define.ts';
import { each, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/member-activity': MemberActivityFacts }>({
  title: 'Members still use their access',
  severity: 'medium',
  needs: ['github/member-activity'],
  subjects: ['member', 'members'],
  controls: [
    {
      id: 'A.5.18',
      strength: 'partial',
      rationale:
        'Shows who contributed lately, and whose access a review has to confirm; it does not show who only reads, nor that anybody reviewed it.',
    },
    {
      id: 'A.8.2',
      strength: 'supporting',
      rationale:
        'Shows owners who did nothing with their rights for a quarter; whether they need them a person has to say.',
    },
  ],
  remedy: {
    text: 'Ask whether the member still needs access, and end it when not.',
    url: organizationPage('people'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/member-activity'];
    const members = input.known ? input.value.members : input;
    const since = input.known && input.value.since.known ? input.value.since.value.slice(0, 10) : null;
    const period = since === null ? 'lately' : `since ${since}`;
    return each(
      members,
      allOf('members', scope),
      ({ login }) => ({ type: 'member', id: login }),
      ({ login, role, contributed }) =>
        judge(contributed, (active) => {
          if (active) return pass(`contributed ${period}`);
          const who = role.known && role.value === 'admin' ? `the owner ${login}` : login;
          return manual(
            `Confirm that ${who} still needs access: no contribution ${period} is shown (reading leaves none).`,
          );
        }),
    );
  },
});
