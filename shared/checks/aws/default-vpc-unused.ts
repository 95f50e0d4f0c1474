import { fail, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('vpcs', {
  title: 'There is no default network',
  severity: 'low',
  subjects: ['default VPC', 'default VPCs'],
  judges: (vpc) => !vpc.isDefault.known || vpc.isDefault.value,
  controls: [
    supporting('A.8.22', 'Systems are placed in networks that were designed, not in one where every subnet is public.'),
  ],
  remedy: {
    text: 'Move what is in it, then choose the default VPC under "Your VPCs" and "Delete default VPC" (aws ec2 delete-vpc); what is in it is not looked at.',
    url: page('vpcconsole', '#vpcs:'),
  },
  verdict: (vpc) => (vpc.isDefault.known ? fail('the default VPC is still there') : unavailable(vpc.isDefault)),
});
