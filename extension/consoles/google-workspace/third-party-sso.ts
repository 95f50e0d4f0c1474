import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/security/sso'],
  controls: { 'A.5.16': 'partial', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'SSO with third-party IdP',
  kind: 'config',
  confidence: 'seen',
  claim: "People sign in through the company's identity provider as shown.",
  rationale: {
    'A.5.16': 'Identities come from another directory, where assigned.',
    'A.8.5': "Sign-in follows that provider's rules; super administrators can be exempt.",
  },
  visible: ['SSO profiles', 'Their assignment to units or groups'],
  api: 'Cloud Identity inboundSamlSsoProfiles.list, inboundSsoAssignments.list',
  reads: { rows: ['profile', 'profiles'] },
});
