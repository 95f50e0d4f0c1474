import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { onMembership } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts }>({
  title: 'Sign-in goes through an identity provider',
  severity: 'medium',
  needs: ['github/members'],
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
        if (provider === null) return fail('no identity provider is connected');
        const { issuer } = provider;
        return pass(issuer.known ? `issuer ${issuer.value}` : 'an identity provider is connected');
      }),
    ),
});
