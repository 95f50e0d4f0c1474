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
    text: 'Block public access of EBS snapshots in the region.',
    url: page('ec2', '#Settings:tab=dataProtectionAndSecurity'),
  },
  verdict: ({ snapshotBlock }) =>
    judge(snapshotBlock, ({ state }) =>
      state === 'unblocked' ? fail('public sharing of snapshots is not blocked') : pass(state),
    ),
});
