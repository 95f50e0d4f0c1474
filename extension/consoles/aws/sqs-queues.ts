import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/sqs/v3/home#/queues', '/sqs/v2/home#/queues', '/sqs/v3/home'],
  regional: true,
  controls: { 'A.8.24': 'partial', 'A.5.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'SQS queues',
  kind: 'population',
  confidence: 'likely',
  claim: 'The queues of the region are encrypted as the column shows.',
  rationale: {
    'A.8.24': 'Encryption at rest of each queue where the column is shown; not of what reads from it.',
    'A.5.9': 'Every queue of the region; what is sent through them is not shown.',
  },
  visible: ['The encryption column', 'The number of queues'],
  api: 'sqs:ListQueues, GetQueueAttributes',
  collectors: ['aws/resources'],
  reads: { rows: ['queue', 'queues'] },
  beside: [{ what: 'number of queues', collector: 'aws/resources', fact: 'queues' }],
});
