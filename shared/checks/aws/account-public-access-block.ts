import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'Public access to S3 is blocked for the whole account',
  severity: 'critical',
  controls: [
    direct('A.8.3', 'No bucket of the account can be opened to everyone, whatever its own policy says.'),
    partial('A.8.12', 'Closes the commonest way data leaves a cloud account; other ways are judged apart.'),
  ],
  remedy: {
    text: 'Under "Block Public Access settings for this account" switch on all four (aws s3control put-public-access-block --account-id).',
    url: page('s3', '', 'us-east-1'),
  },
  verdict: ({ publicAccessBlock }) =>
    judge(publicAccessBlock, (block) => {
      if (block === null) return fail('no public access block is set for the account');
      const off = Object.entries(block).filter(([, set]) => set === false);
      return off.length === 0 ? pass() : fail(`not set: ${off.map(([name]) => name).join(', ')}`);
    }),
});
