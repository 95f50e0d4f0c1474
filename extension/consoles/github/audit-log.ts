import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/audit-log'],
  controls: { 'A.8.15': 'direct', 'A.5.28': 'supporting', 'A.8.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization audit log',
  kind: 'log',
  confidence: 'likely',
  claim: 'These events of the organisation took place in the range shown.',
  rationale: {
    'A.8.15': 'Administrative events are recorded; retention depends on the plan.',
    'A.5.28': 'Material for one case; its handling is not shown.',
    'A.8.16': 'Somebody looked; how often is not shown.',
  },
  visible: ['The query and date range', 'Events with actor and time'],
  api: 'GET /orgs/{org}/audit-log (Enterprise Cloud)',
  collectors: ['github/organization-details'],
  reads: { rows: ['event', 'events'] },
});
