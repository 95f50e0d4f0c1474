import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'Access to every S3 bucket is logged',
  severity: 'low',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [
    partial(
      'A.8.15',
      'Who reads and changes objects leaves a trace; data events of a trail do the same and are judged apart.',
    ),
  ],
  remedy: {
    text: 'Under "Properties" of the bucket edit "Server access logging" and name a target bucket (aws s3api put-bucket-logging).',
    url: page('s3'),
  },
  verdict: (bucket) =>
    judge(bucket.logging, (target) => (target === null ? fail('access is not logged') : pass(target))),
});
