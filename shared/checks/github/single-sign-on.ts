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
  title: 'Sign-in goes through an identity provider',
  severity: 'medium',
  needs: ['github/members', 'github/enterprise', 'github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.5.16',
      strength: 'partial',
      rationale:
        'Shows that identities come from one provider, so that leaving it ends access here; it does not show how that provider manages them.',
    },
    {
      id: 'A.8.5',
      strength: 'partial',
      rationale:
        'Shows that sign-in is delegated to a provider that can set its own conditions; it does not show those conditions.',
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
