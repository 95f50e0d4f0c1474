import type { EnterpriseFacts } from '#collectors/github/enterprise.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { enterpriseAbove } from './lib/enterprise.ts';
import { organizationSettings } from './lib/links.ts';
import { onMembership } from './lib/organization.ts';

interface Needs extends Record<string, unknown> {
  'github/members': MembersFacts;
  'github/enterprise': EnterpriseFacts;
  'github/organization': OrganizationFacts;
}

export default defineCheck<Needs>({
  title: 'An identity provider is connected',
  severity: 'medium',
  needs: ['github/members', 'github/enterprise', 'github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.16',
      strength: 'partial',
      rationale:
        'Shows that identities can come from one provider; it does not show that everybody has to use it, nor how it manages them.',
    },
    {
      id: 'A.8.5',
      strength: 'partial',
      rationale:
        'Shows that sign-in can be left to a provider with conditions of its own; it does not show those conditions, nor that nobody signs in without it.',
    },
  ],
  remedy: {
    text: 'Connect the identity provider under "SAML single sign-on" and require it for everyone.',
    url: organizationSettings('security'),
  },
  evaluate: (inputs, { scope }) =>
    onMembership(inputs['github/members'], scope, 'security', ({ singleSignOn }) =>
      judge(singleSignOn, (provider) => {
        if (provider !== null) {
          const { issuer } = provider;
          return pass(issuer.known ? `issuer ${issuer.value}` : 'an identity provider is connected');
        }
        // An enterprise may connect one for all its organisations, which then have none of their own.
        const above = enterpriseAbove(inputs['github/enterprise'], inputs['github/organization']);
        return judge(above, (enterprise) => {
          if (enterprise === null) return fail('no identity provider is connected');
          return judge(enterprise.identityProvider, (shared) =>
            shared === null
              ? fail('no identity provider is connected, here or at the enterprise')
              : pass(`issuer ${shared}, at the enterprise`),
          );
        });
      }),
    ),
});
