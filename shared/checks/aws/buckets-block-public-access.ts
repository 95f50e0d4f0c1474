import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('buckets', {
  title: 'Every S3 bucket blocks public access itself',
  severity: 'medium',
  subjects: ['S3 bucket', 'S3 buckets'],
  controls: [
    partial('A.8.3', 'The bucket stays closed even if the block of the account is lifted.'),
    supporting('A.8.12', 'A second lock against publishing by mistake.'),
  ],
  remedy: {
    text: 'Under "Permissions" of the bucket edit "Block public access" and switch on all four (aws s3api put-public-access-block).',
    url: page('s3'),
  },
  verdict: (bucket) =>
    judge(bucket.block, (block) => {
      if (block === null) return fail('it has no public access block');
      const off = Object.entries(block).filter(([, set]) => set === false);
      return off.length === 0 ? pass() : fail(`not set: ${off.map(([name]) => name).join(', ')}`);
    }),
});
