import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'No S3 bucket grants access to everyone by its ACL',
  severity: 'high',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [partial('A.8.3', 'This old way of granting access is not used for everyone, whatever blocks it today.')],
  remedy: {
    text: 'Under "Permissions" of the bucket remove the grant to everyone, then set "Object Ownership" to "Bucket owner enforced" (aws s3api put-bucket-ownership-controls).',
    url: page('s3'),
  },
  verdict: (bucket) => {
    if (!bucket.aclPublic.known && bucket.block.known && bucket.block.value?.ignorePublicAcls)
      return notApplicable('public ACLs are ignored, so the ACL was not asked for');
    return judge(bucket.aclPublic, (open) => (open ? fail('its ACL has a grant to everyone') : pass()));
  },
});
