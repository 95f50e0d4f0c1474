import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { tlsOnly } from './lib/bucket.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'Every S3 bucket refuses requests without TLS',
  severity: 'medium',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [
    direct('A.5.14', 'Objects travel encrypted or not at all; where they go is not judged.'),
    partial('A.8.24', 'The rules for cryptography reach data in transit to and from the bucket.'),
  ],
  remedy: {
    text: 'Under "Permissions", "Bucket policy" add a statement that denies s3:* to "*" on the bucket and on "/*" in it when aws:SecureTransport is false.',
    url: page('s3'),
  },
  verdict: (bucket) =>
    judge(bucket.policy, (policy) => {
      if (policy === null) return fail('it has no policy, so plain HTTP is accepted');
      return tlsOnly(policy, bucket.name ?? bucket.id)
        ? pass()
        : fail('no statement denies requests without TLS for the bucket and all that is in it');
    }),
});
