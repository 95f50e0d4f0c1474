import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods/*'],
  controls: { 'A.8.5': 'partial', 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Authentication methods policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'These authentication methods are allowed for the people shown.',
  rationale: {
    'A.8.5': 'Which factors can be used; that one is required is in Conditional Access.',
    'A.5.17': 'The kinds of authentication information in use; how it is handed out is elsewhere.',
  },
  visible: ['Each method with enabled state and target'],
  api: 'Graph GET /policies/authenticationMethodsPolicy',
  reads: { rows: ['method', 'methods'] },
});
