import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/report/system_log_2'],
  controls: { 'A.8.15': 'direct', 'A.8.16': 'supporting', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'System log',
  kind: 'log',
  confidence: 'seen',
  claim: 'These events took place in the range shown.',
  rationale: {
    'A.8.15': 'Sign-ins and administration are recorded; retention depends on the plan.',
    'A.8.16': 'Somebody looked; how often is not shown.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['The query and range with its zone', 'Events with actor and time'],
  api: 'GET /api/v1/logs',
  reads: { rows: ['event', 'events'] },
});
