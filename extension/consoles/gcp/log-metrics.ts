import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/logs/metrics'],
  controls: { 'A.8.16': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Log-based metrics and alerts',
  kind: 'config',
  confidence: 'seen',
  claim: 'These metrics watch the logs.',
  rationale: { 'A.8.16': 'Patterns in logs are counted; an alert policy makes it an alarm.' },
  visible: ['User-defined metrics with filter', 'The alert policy where linked'],
  api: 'logging metrics.list; monitoring alertPolicies.list',
  reads: { rows: ['metric', 'metrics'] },
});
