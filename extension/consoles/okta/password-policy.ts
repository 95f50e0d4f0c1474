import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/multifactor'],
  controls: { 'A.5.17': 'direct', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Password policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'Passwords have to meet the policy shown.',
  rationale: {
    'A.5.17': 'The rule for passwords as enforced; passwords in another directory are not covered.',
    'A.8.5': 'Supports sign-in; a second factor is elsewhere.',
  },
  visible: ['Length, history, lockout and common password check'],
  api: 'GET /api/v1/policies?type=PASSWORD',
  reads: {
    settings: {
      minimumLength: 'Minimum length',
      history: ['Enforce password history for last', 'Enforce password history'],
      lockout: ['Lock out user after', 'Lock out'],
      common: 'Restrict use of common passwords',
    },
  },
});
