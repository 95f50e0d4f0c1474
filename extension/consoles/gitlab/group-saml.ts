import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/groups/:group+/-/saml'],
  controls: { 'A.5.16': 'direct', 'A.8.5': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Group SAML SSO',
  kind: 'config',
  confidence: 'likely',
  claim: "Members of the group sign in through the company's identity provider as shown.",
  rationale: {
    'A.5.16': 'Identities come from the company directory where SSO is enforced; users from outside can be exempt.',
    'A.8.5': "Sign-in follows the identity provider's rules; access by token is not covered.",
  },
  visible: ['Enabled and enforced settings'],
  api: 'GET /groups/:id/saml_group_links',
  reads: {
    settings: {
      enabled: ['Enable SAML authentication for this group', 'Enable SAML authentication'],
      enforced: 'Enforce SAML-only authentication for web activity for this group',
    },
  },
});
