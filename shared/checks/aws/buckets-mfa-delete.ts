import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'Versions in S3 buckets cannot be deleted without MFA',
  severity: 'low',
  subjects: ['S3 bucket', 'S3 buckets'],
  judges: (bucket) => !bucket.versioning.known || bucket.versioning.value === 'Enabled',
  controls: [
    supporting('A.8.10', 'Deleting for good takes a second factor.'),
    supporting('A.8.13', 'Old versions survive stolen keys.'),
  ],
  remedy: {
    text: 'As the root user run aws s3api put-bucket-versioning with Status=Enabled,MFADelete=Enabled and --mfa; the console cannot.',
    url: page('s3'),
  },
  verdict: (bucket) => judge(bucket.mfaDelete, (set) => (set ? pass() : fail('MFA delete is off'))),
});
