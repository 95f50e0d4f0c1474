import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';
import { opensAllPorts } from './lib/network.ts';

export default perResource('securityGroups', {
  title: 'No security group opens all ports to the internet',
  severity: 'critical',
  subjects: ['security group', 'security groups'],
  controls: [direct('A.8.20', 'The network filters at all; single doors are judged apart.')],
  remedy: {
    text: 'Under "Inbound rules" replace the rule by the ports and sources that are needed.',
    url: page('ec2', '#SecurityGroups:'),
  },
  verdict: (group) =>
    judge(group.ingress, (rules) => (rules.some(opensAllPorts) ? fail('all ports are open to the internet') : pass())),
});
