import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/security/passwordmanagement'],
  controls: { 'A.5.17': 'direct', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Password management',
  kind: 'config',
  confidence: 'seen',
  claim: 'Passwords of the organisational unit have to meet the policy shown.',
  rationale: {
    'A.5.17': 'The rule for passwords as enforced; passwords at another identity provider are not covered.',
    'A.8.5': 'Supports sign-in; a second factor is elsewhere.',
  },
  visible: ['The organisational unit chosen', 'Strength, length, reuse and expiry'],
  api: 'Policy API security.password',
  reads: {
    settings: {
      strength: 'Enforce strong password',
      minimumLength: ['Minimum Length', 'Minimum length'],
      reuse: 'Allow password reuse',
      expiry: ['Expiration', 'Expires'],
    },
  },
});
