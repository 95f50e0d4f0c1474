import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onMembership } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'Access is limited to listed networks',
  severity: 'low',
  needs: ['github/members'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.3',
      strength: 'partial',
      rationale:
        'Shows that code and settings are reached only from listed networks; it does not show who may reach them from there.',
    },
    {
      id: 'A.8.20',
      strength: 'supporting',
      rationale:
        'Shows one network rule in front of the code host; it says nothing about the networks of the organisation.',
    },
  ],
  remedy: {
    text: 'Under "IP allow list" add the ranges of the organisation and turn on "Enable IP allow list" (Enterprise Cloud).',
    url: organizationSettings('security'),
  },
  evaluate: (inputs, { scope }) =>
    onMembership(inputs['github/members'], scope, 'security', ({ ipAllowList, ipEntries }) =>
      judge(ipAllowList, (enabled) => {
        if (!enabled) return fail('the organisation can be reached from any address');
        return judge(ipEntries, ({ items, unseen }) => {
          const active = items.filter((entry) => !entry.active.known || entry.active.value);
          const open = active.find(({ range, active: on }) => on.known && range.known && isEveryone(range.value));
          if (open?.range.known) return fail(`the IP allow list holds ${open.range.value}, which is no limit`);
          const unread = active.flatMap(({ range, active: on }) => [range, on]).find((fact) => !fact.known);
          if (unread && !unread.known) return unavailable(unread);
          return unseen === null ? pass(`${active.length} ranges`) : unavailable(unseen);
        });
      }),
    ),
});

/** All addresses, or so many that strangers are among them: halves of everything beside each other are everything. */
function isEveryone(range: string): boolean {
  const [address = '', size] = range.split('/');
  return size !== undefined && Number(size) < (address.includes(':') ? 16 : 8);
}
