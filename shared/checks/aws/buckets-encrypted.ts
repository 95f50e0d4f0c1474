import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'Every S3 bucket encrypts by default',
  severity: 'medium',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [
    partial('A.8.24', 'What is stored is encrypted without anyone having to ask for it; keys are judged apart.'),
  ],
  remedy: {
    text: 'Under "Properties" of the bucket edit "Default encryption"; choose a KMS key for confidential data (aws s3api put-bucket-encryption).',
    url: page('s3'),
  },
  verdict: (bucket) =>
    judge(bucket.encryption, (kind) => (kind === null ? fail('no default encryption is set') : pass(kind))),
});
