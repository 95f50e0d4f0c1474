import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'Every S3 bucket keeps versions',
  severity: 'low',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [partial('A.8.13', 'What is overwritten or deleted can be brought back; a copy elsewhere is not shown.')],
  remedy: {
    text: 'Under "Properties" of the bucket enable "Bucket Versioning" (aws s3api put-bucket-versioning), and add a lifecycle rule for old versions.',
    url: page('s3'),
  },
  verdict: (bucket) =>
    judge(bucket.versioning, (state) =>
      state === 'Enabled' ? pass() : fail(state === 'Off' ? 'versioning was never on' : 'versioning is suspended'),
    ),
});
