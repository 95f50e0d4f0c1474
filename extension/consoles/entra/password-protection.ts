import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection/*'],
  controls: { 'A.5.17': 'direct', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Password protection',
  kind: 'config',
  confidence: 'seen',
  claim: 'Lockout and banned passwords are set as shown.',
  rationale: {
    'A.5.17': 'Weak passwords are refused and guessing is slowed as set; on-premises directories need an agent.',
    'A.8.5': 'Supports sign-in; a second factor is elsewhere.',
  },
  visible: ['Lockout threshold and duration', 'Custom banned list and its enforcement'],
  api: 'Graph GET /groupSettings (Password Rule Settings)',
  reads: {
    settings: {
      threshold: 'Lockout threshold',
      duration: 'Lockout duration in seconds',
      customList: 'Enforce custom list',
      mode: 'Mode',
    },
  },
});
