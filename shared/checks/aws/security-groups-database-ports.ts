import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';
import { DATABASE_PORTS, doorVerdict } from './lib/network.ts';

export default perResource('securityGroups', {
  title: 'No security group opens a data store to the internet',
  severity: 'critical',
  subjects: ['security group', 'security groups'],
  controls: [
    direct('A.8.20', 'The network refuses strangers at the doors of data stores.'),
    supporting('A.8.22', 'Stores stay in the inner part of the network; the parts themselves are judged apart.'),
  ],
  remedy: {
    text: 'Under "Inbound rules" replace the source by the security groups of the applications that need the store.',
    url: page('ec2', '#SecurityGroups:'),
  },
  verdict: (group) => doorVerdict(group.ingress, DATABASE_PORTS),
});
