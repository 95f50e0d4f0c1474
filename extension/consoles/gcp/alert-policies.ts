import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/monitoring/alerting', '/monitoring/alerting/policies'],
  controls: { 'A.8.16': 'partial', 'A.8.6': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Monitoring alert policies',
  kind: 'config',
  confidence: 'likely',
  claim: 'These alert policies are on and notify as shown.',
  rationale: {
    'A.8.16': 'Alarms exist; what they watch has to be judged.',
    'A.8.6': 'Alarms on capacity, where those are among them.',
  },
  visible: ['Policies with state', 'Channels where one is open'],
  api: 'monitoring alertPolicies.list',
  reads: { rows: ['policy', 'policies'] },
});
