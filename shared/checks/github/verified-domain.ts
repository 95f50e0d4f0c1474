import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onMembership } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'The organisation has a verified domain',
  severity: 'low',
  needs: ['github/members'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.16',
      strength: 'supporting',
      rationale:
        'Shows that the organisation proved that a domain is its own, so that mail addresses can be tied to it; it does not show who each member is.',
    },
  ],
  remedy: {
    text: 'Choose "Add a domain", put the TXT record into its DNS, then "Verify".',
    url: organizationSettings('domains'),
  },
  evaluate: (inputs, { scope }) =>
    onMembership(inputs['github/members'], scope, 'domains', ({ domains }) => {
      if (domains.known) {
        const verified = domains.value.items.find((domain) => domain.verified.known && domain.verified.value);
        if (verified) return pass(verified.name.known ? `${verified.name.value} is verified` : 'a domain is verified');
        const unjudged =
          domains.value.items.map((domain) => domain.verified).find((fact) => !fact.known) ?? domains.value.unseen;
        if (unjudged && !unjudged.known) return unavailable(unjudged);
      }
      return judge(domains, () => fail('no domain is verified'));
    }),
});
