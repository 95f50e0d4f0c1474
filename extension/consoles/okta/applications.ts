import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/apps/active'],
  controls: { 'A.5.9': 'partial', 'A.5.23': 'supporting', 'A.5.15': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Applications',
  kind: 'population',
  confidence: 'seen',
  claim: 'These applications are active behind single sign-on.',
  rationale: {
    'A.5.9': 'Inventory of applications that sign in here; others are not seen.',
    'A.5.23': 'Cloud services in use are known; those without single sign-on are not seen.',
    'A.5.15': 'Access runs through one place; who has access is on each application.',
  },
  visible: ['The number of applications'],
  api: 'GET /api/v1/apps',
  reads: { rows: ['application', 'applications'] },
});
