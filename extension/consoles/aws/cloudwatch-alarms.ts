import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/cloudwatch/home#alarmsV2:', '/cloudwatch/home#alarmsV2:alarms'],
  regional: true,
  controls: { 'A.8.16': 'partial', 'A.8.6': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'CloudWatch alarms',
  kind: 'config',
  confidence: 'seen',
  claim: 'These alarms watch the region and notify as shown.',
  rationale: {
    'A.8.16': 'Alarms exist and act; what they watch has to be judged.',
    'A.8.6': 'Alarms on capacity, where those metrics are among them.',
  },
  visible: ['State and actions columns', 'The number of alarms and the filter'],
  api: 'cloudwatch:DescribeAlarms',
  collectors: ['aws/monitoring'],
  reads: { rows: ['alarm', 'alarms'] },
  beside: [{ what: 'number of alarms', collector: 'aws/monitoring', fact: 'alarms' }],
});
