import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings/*'],
  controls: { 'A.5.23': 'partial', 'A.5.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'User consent settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Users may grant applications access to company data only as shown.',
  rationale: {
    'A.5.23': 'Cloud applications get data only with consent under this rule.',
    'A.5.15': 'Who may give access to data; consent given before stays until it is removed.',
  },
  visible: ['The consent option that is chosen'],
  api: 'Graph GET /policies/authorizationPolicy (permissionGrantPoliciesAssigned), /policies/adminConsentRequestPolicy',
  reads: { settings: { consent: 'User consent for applications' } },
});
