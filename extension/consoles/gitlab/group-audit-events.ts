import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/groups/:group+/-/audit_events'],
  controls: { 'A.8.15': 'direct', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Group audit events',
  kind: 'log',
  confidence: 'likely',
  claim: 'These events of the group took place in the range shown.',
  rationale: {
    'A.8.15': 'Administrative events are recorded; retention is elsewhere.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['The date range', 'Events with author and time'],
  api: 'GET /groups/:id/audit_events',
  reads: { rows: ['event', 'events'] },
});
