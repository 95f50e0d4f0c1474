import { judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { outsiders } from './lib/policy.ts';

export default perResource('buckets', {
  title: 'Accounts outside that may use a bucket are known',
  severity: 'medium',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [
    partial(
      'A.5.14',
      'Lists with which other accounts data is shared by policy; a person knows whether that is agreed.',
    ),
    supporting('A.5.19', 'Some of them may be suppliers.'),
  ],
  remedy: {
    text: 'Confirm each account against the list of suppliers, or take it out under "Permissions", "Bucket policy".',
    url: page('s3'),
  },
  verdict: (bucket, _, { scope }) =>
    judge(bucket.policy, (policy) => {
      const others = policy === null ? [] : outsiders(policy, scope.tenant);
      return others.length === 0
        ? pass()
        : manual(`Its policy lets in ${others.join(', ')}: say whose accounts they are.`);
    }),
});
