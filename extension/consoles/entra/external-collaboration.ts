import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/CompanyRelationshipsMenuBlade/~/Settings/*'],
  controls: { 'A.5.18': 'partial', 'A.5.19': 'supporting', 'A.5.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'External collaboration settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Guests have the rights shown and are invited as shown.',
  rationale: {
    'A.5.18': 'Limits on what guests may do; what guests were given is elsewhere.',
    'A.5.19': 'Who may bring in outsiders; agreements with them are elsewhere.',
    'A.5.14': 'Domains with which one works; what is sent there is not shown.',
  },
  visible: ['Guest user access', 'Guest invite settings', 'Collaboration restrictions'],
  api: 'Graph GET /policies/authorizationPolicy, /policies/crossTenantAccessPolicy',
  reads: {
    settings: {
      guestAccess: 'Guest user access restrictions',
      invite: 'Guest invite restrictions',
      selfService: 'Enable guest self-service sign up via user flows',
    },
  },
});
