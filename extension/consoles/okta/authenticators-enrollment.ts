import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/multifactor#policies'],
  controls: { 'A.8.5': 'partial', 'A.5.17': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Authenticators and enrollment',
  kind: 'config',
  confidence: 'seen',
  claim: 'People have to enrol in the authenticators shown.',
  rationale: {
    'A.8.5': 'Who must set up a factor; that it is asked for is in sign-in policies.',
    'A.5.17': 'The kinds of authentication information in use; how it is handed out is elsewhere.',
  },
  visible: ['Policies and the groups they apply to', 'Required, optional and disabled authenticators'],
  api: 'GET /api/v1/authenticators, /policies?type=MFA_ENROLL',
  reads: { rows: ['policy', 'policies'] },
});
