import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/app/:application/instance/:instance#tab-assignments'],
  controls: { 'A.5.18': 'direct', 'A.5.15': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'App assignments',
  kind: 'population',
  confidence: 'seen',
  claim: 'These people and groups have access to the application.',
  rationale: {
    'A.5.18': 'Rights to one application as they stand; not who approved them.',
    'A.5.15': 'Access is by group, where shown.',
  },
  visible: ['The application', 'Assignments with their number, people and groups'],
  api: 'GET /api/v1/apps/{id}/users, /groups',
  reads: { rows: ['assignment', 'assignments'] },
});
