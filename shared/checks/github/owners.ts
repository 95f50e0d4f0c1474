import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onMembership } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'There are at least two owners and not more than needed',
  severity: 'medium',
  needs: ['github/members'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale:
        'Shows how many people hold the highest right and who they are; it does not show that each still needs it.',
    },
    {
      id: 'A.5.18',
      strength: 'supporting',
      rationale: 'Shows the number of grants of one right; it does not show that they are reviewed.',
    },
  ],
  remedy: {
    text: 'On "People" change the role of owners who do not administer the organisation to member; keep at least two owners.',
    url: organizationSettings('member_privileges'),
  },
  evaluate: (inputs, { scope }) =>
    onMembership(inputs['github/members'], scope, 'member_privileges', ({ members }) =>
      judge(members, ({ items, expected, unseen }) => {
        const owners = items.filter(({ role }) => role.known && role.value === 'admin').map(({ login }) => login);
        const all = Math.max(items.length, expected ?? 0);
        const most = mostOwners(all);
        // Of a list that was cut without saying how long it is, nobody knows how many owners are too many.
        if (owners.length > most && (unseen === null || expected !== null))
          return fail(`${owners.length} of ${all} members are owners, more than ${most}`);
        const unjudged = unseen ?? items.map(({ role }) => role).find((role) => !role.known);
        if (unjudged && !unjudged.known) return unavailable(unjudged);
        if (owners.length < 2)
          return fail(owners.length === 1 ? `${owners[0]} is the only owner` : 'there is no owner');
        return pass(`${owners.length} owners: ${owners.join(', ')}`);
      }),
    ),
});

/** Five, or one in twenty of a larger organisation. */
function mostOwners(members: number): number {
  return Math.max(5, Math.ceil(members / 20));
}
