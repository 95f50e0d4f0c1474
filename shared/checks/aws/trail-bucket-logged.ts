import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { type AwsFacts } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { onTrailBuckets } from './lib/trail-buckets.ts';

export default defineCheck<Pick<AwsFacts, 'aws/cloudtrail' | 'aws/resources'>>({
  title: 'Access to the bucket that logs are kept in is logged',
  severity: 'low',
  needs: ['aws/cloudtrail', 'aws/resources'],
  subjects: ['log bucket', 'log buckets'],
  controls: [partial('A.8.15', 'Those who look at logs leave a trace as well.')],
  remedy: {
    text: 'Under "Properties" of the bucket edit "Server access logging" and name another bucket (aws s3api put-bucket-logging).',
    url: page('s3'),
  },
  evaluate: (inputs, context) =>
    onTrailBuckets(inputs, context, (bucket) =>
      judge(bucket.logging, (target) => (target === null ? fail('access to it is not logged') : pass(target))),
    ),
});
