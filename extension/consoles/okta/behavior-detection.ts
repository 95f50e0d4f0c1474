import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/access/behaviors'],
  controls: { 'A.8.16': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Behavior detection',
  kind: 'config',
  confidence: 'seen',
  claim: 'These behaviours are detected at sign-in.',
  rationale: { 'A.8.16': 'Unusual sign-ins are recognised; rules decide what follows.' },
  visible: ['Behaviours with status'],
  api: 'GET /api/v1/behaviors',
  reads: { rows: ['behavior', 'behaviors'] },
});
