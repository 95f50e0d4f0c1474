import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/audit-log'],
  controls: { 'A.8.15': 'direct', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Audit log',
  kind: 'log',
  confidence: 'seen',
  claim: 'These changes were made in the range shown.',
  rationale: { 'A.8.15': 'Changes are recorded; kept longer only where exported.', 'A.5.28': 'Material for one case.' },
  visible: ['The date range and filter', 'Actor, action and time'],
  api: 'GET /accounts/{id}/logs/audit (v2), /audit_logs (v1)',
  reads: { rows: ['event', 'events'] },
});
