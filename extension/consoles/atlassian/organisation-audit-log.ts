import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/o/:organisation/audit-log'],
  controls: { 'A.8.15': 'direct', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization audit log',
  kind: 'log',
  confidence: 'likely',
  claim: 'These events took place in the range shown.',
  rationale: {
    'A.8.15': 'Administrative events are recorded; retention depends on the plan.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['The date range and filter', 'Events with actor and time'],
  api: 'GET /admin/v1/orgs/{org}/events',
  reads: { rows: ['event', 'events'] },
});
