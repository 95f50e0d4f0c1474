import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/cloudwatch/home#logsV2:log-groups'],
  regional: true,
  controls: { 'A.8.15': 'partial', 'A.5.33': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'CloudWatch log groups',
  kind: 'config',
  confidence: 'seen',
  claim: 'These log groups keep their events for the time shown.',
  rationale: {
    'A.8.15': 'Logs are kept with a set retention; who may read them is elsewhere.',
    'A.5.33': 'Retention by group; whether it meets your schedule is a judgement.',
  },
  visible: ['The retention column', 'The number of log groups'],
  api: 'logs:DescribeLogGroups',
  collectors: ['aws/monitoring'],
  reads: { rows: ['log group', 'log groups'] },
  beside: [{ what: 'number of log groups', collector: 'aws/monitoring', fact: 'logGroups' }],
});
