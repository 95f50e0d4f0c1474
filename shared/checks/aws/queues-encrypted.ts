import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('queues', {
  title: 'Every queue is encrypted',
  severity: 'low',
  subjects: ['queue', 'queues'],
  controls: [partial('A.8.24', 'Messages are encrypted while they wait.')],
  remedy: {
    text: 'Under "Encryption", "Edit" of the queue enable server-side encryption (aws sqs set-queue-attributes).',
    url: page('sqs/v3', '#/queues'),
  },
  verdict: (queue) => judge(queue.encrypted, (set) => (set ? pass() : fail('it is not encrypted'))),
});
