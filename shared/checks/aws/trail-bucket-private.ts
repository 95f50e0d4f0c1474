import { defineCheck } from '#shared/define.ts';
import { publicVerdict } from './lib/bucket.ts';
import { type AwsFacts, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { onTrailBuckets } from './lib/trail-buckets.ts';

export default defineCheck<Pick<AwsFacts, 'aws/cloudtrail' | 'aws/resources' | 'aws/account'>>({
  title: 'The bucket that logs are kept in is not public',
  severity: 'critical',
  needs: ['aws/cloudtrail', 'aws/resources', 'aws/account'],
  subjects: ['log bucket', 'log buckets'],
  controls: [
    partial('A.8.15', 'Logs are protected from being read by everyone; who else may is not judged here.'),
    partial('A.5.33', 'This kind of record is kept from disclosure.'),
  ],
  remedy: {
    text: 'Under "Permissions" of the bucket switch on "Block public access", and take the public grant out of the policy or the ACL.',
    url: page('s3'),
  },
  evaluate: (inputs, context) => {
    const block = part(inputs['aws/account'], (facts) => facts.publicAccessBlock);
    return onTrailBuckets(inputs, context, (bucket) => publicVerdict(bucket, block));
  },
});
