import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('topics', {
  title: 'Every topic is encrypted with a key',
  severity: 'low',
  subjects: ['topic', 'topics'],
  controls: [partial('A.8.24', 'Messages have a key at rest.')],
  remedy: {
    text: 'Under "Encryption", "Edit" of the topic choose a KMS key (aws sns set-topic-attributes --attribute-name KmsMasterKeyId).',
    url: page('sns/v3', '#/topics'),
  },
  verdict: (topic) => judge(topic.key, (key) => (key === null ? fail('it has no KMS key') : pass())),
});
