import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';
import { ADMIN_PORTS, doorVerdict } from './lib/network.ts';

export default perResource('securityGroups', {
  title: 'No security group opens remote administration to the internet',
  severity: 'critical',
  subjects: ['security group', 'security groups'],
  controls: [
    direct(
      'A.8.20',
      'The network refuses strangers at the doors that administrators use; other doors are judged apart.',
    ),
    supporting('A.8.2', 'Privileged access has to come by way of a controlled path.'),
  ],
  remedy: {
    text: 'Under "Inbound rules" remove the rule (aws ec2 revoke-security-group-ingress), and reach instances by Session Manager or a VPN.',
    url: page('ec2', '#SecurityGroups:'),
  },
  verdict: (group) => doorVerdict(group.ingress, ADMIN_PORTS),
});
