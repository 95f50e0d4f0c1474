import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'EBS snapshots cannot be made public',
  severity: 'high',
  controls: [
    partial('A.8.12', 'One way that copies of disks leave the account is closed.'),
    supporting('A.8.3', 'Sharing with everyone is not possible by mistake.'),
  ],
  remedy: {
    text: 'Under "Data protection and security" block public access for EBS snapshots (aws ec2 enable-snapshot-block-public-access --state block-all-sharing).',
    url: page('ec2', '#Settings:tab=dataProtectionAndSecurity'),
  },
  verdict: ({ snapshotBlock }) =>
    judge(snapshotBlock, ({ state }) =>
      state === 'unblocked' ? fail('public sharing of snapshots is not blocked') : pass(state),
    ),
});
