import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/policies'],
  controls: { 'A.8.5': 'direct', 'A.8.1': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Global session policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'Sessions follow the policies and rules shown.',
  rationale: {
    'A.8.5': 'When a second factor is asked for at sign-in, by rule; applications can ask for more.',
    'A.8.1':
      'Idle sessions end, which limits what an unattended device gives away; the device itself is not looked at.',
  },
  visible: ['Policies and the groups they apply to', 'Rules with MFA, lifetime and idle time'],
  api: 'GET /api/v1/policies?type=OKTA_SIGN_ON, /policies/{id}/rules',
  reads: {
    settings: {
      idle: ['Maximum Okta session idle time', 'Session expires after'],
      lifetime: 'Maximum Okta session lifetime',
      mfa: ['Multifactor authentication (MFA) is', 'Multifactor authentication'],
    },
  },
});
