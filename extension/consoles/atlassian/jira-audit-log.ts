import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['site@/auditing/view'],
  controls: { 'A.8.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Jira audit log',
  kind: 'log',
  confidence: 'likely',
  claim: 'Administrators made the changes shown.',
  rationale: { 'A.8.15': 'Administrative changes to Jira are recorded.' },
  visible: ['The date range', 'Changes with author and time'],
  api: 'GET /rest/api/3/auditing/record',
  reads: { rows: ['event', 'events'] },
});
