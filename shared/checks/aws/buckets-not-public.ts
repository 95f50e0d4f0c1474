import { defineCheck } from '#shared/define.ts';
import { publicVerdict } from './lib/bucket.ts';
import { type AwsFacts, judged, nameOf, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/resources' | 'aws/account'>>({
  title: 'No S3 bucket is public',
  severity: 'critical',
  needs: ['aws/resources', 'aws/account'],
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [
    direct(
      'A.8.3',
      'What is in the bucket is reached only by those it is granted to; not whether those grants are right.',
    ),
    partial('A.8.12', 'The bucket does not leak to everyone; leaks through rightful users are not seen.'),
  ],
  remedy: {
    text: 'Under "Permissions" of the bucket switch on "Block public access", and take the public grant out of the policy or the ACL.',
    url: page('s3'),
  },
  evaluate: (inputs, context) => {
    const block = part(inputs['aws/account'], (facts) => facts.publicAccessBlock);
    return judged(
      part(inputs['aws/resources'], (facts) => facts.buckets),
      ['S3 bucket', 'S3 buckets'],
      (bucket) => ({ type: 'S3 bucket', id: nameOf(bucket) }),
      undefined,
      (bucket) => publicVerdict(bucket, block),
      context,
    );
  },
});
