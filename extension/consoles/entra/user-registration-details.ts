import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/UserRegistrationDetails/*'],
  controls: { 'A.8.5': 'partial', 'A.5.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'User registration details',
  kind: 'population',
  confidence: 'likely',
  claim: 'These users have registered the authentication methods shown.',
  rationale: {
    'A.8.5': 'Who is able to use a second factor; not that it is asked for.',
    'A.5.16': 'The population of users in the tenant; their link to people is elsewhere.',
  },
  visible: ['The number of users and the filter', 'MFA capable and methods columns'],
  api: 'Graph GET /reports/authenticationMethods/userRegistrationDetails',
  reads: { rows: ['user', 'users'] },
});
