import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['purview@/audit/auditsearch'],
  controls: { 'A.8.15': 'direct', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Purview audit search',
  kind: 'log',
  confidence: 'seen',
  claim: 'Auditing is on, and this search found the activities shown.',
  rationale: {
    'A.8.15': 'Activities in the suite are recorded and can be searched; how long depends on the licence.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['Search criteria with range and zone', 'The number of results'],
  api: 'Search-UnifiedAuditLog; Get-AdminAuditLogConfig',
  reads: { rows: ['record', 'records'] },
});
