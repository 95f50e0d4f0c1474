import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/authentication-policies/app-sign-in', '/admin/authentication-policies'],
  controls: { 'A.8.5': 'partial', 'A.5.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'App sign-in (authentication) policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'Applications ask for the assurance shown.',
  rationale: {
    'A.8.5': 'What is asked for by application; each policy has its rules.',
    'A.5.15': 'Access to applications depends on conditions; who is assigned is elsewhere.',
  },
  visible: ['Policies with the number of applications', 'Rules where one is open'],
  api: 'GET /api/v1/policies?type=ACCESS_POLICY, /rules',
  reads: { rows: ['policy', 'policies'] },
});
