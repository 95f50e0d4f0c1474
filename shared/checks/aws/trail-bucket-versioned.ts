import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { type AwsFacts } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { onTrailBuckets } from './lib/trail-buckets.ts';

export default defineCheck<Pick<AwsFacts, 'aws/cloudtrail' | 'aws/resources'>>({
  title: 'The bucket that logs are kept in keeps versions',
  severity: 'medium',
  needs: ['aws/cloudtrail', 'aws/resources'],
  subjects: ['log bucket', 'log buckets'],
  controls: [
    partial('A.8.15', 'A log file that is overwritten or deleted can be brought back.'),
    partial('A.5.33', 'Records survive a deletion by mistake.'),
  ],
  remedy: {
    text: 'Under "Properties" of the bucket enable "Bucket Versioning" (aws s3api put-bucket-versioning).',
    url: page('s3'),
  },
  evaluate: (inputs, context) =>
    onTrailBuckets(inputs, context, (bucket) =>
      judge(bucket.versioning, (state) => (state === 'Enabled' ? pass() : fail('versioning is not on'))),
    ),
});
