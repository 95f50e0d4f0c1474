import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perResource('autoScalingGroups', {
  title: 'Every scaling group spans several zones',
  severity: 'medium',
  subjects: ['scaling group', 'scaling groups'],
  controls: [
    direct('A.8.14', 'Losing one zone does not end the service; that it was tried is not shown.'),
    supporting('A.8.6', 'Capacity follows demand.'),
  ],
  remedy: {
    text: 'Edit the network of the group and add subnets of another zone (aws autoscaling update-auto-scaling-group --vpc-zone-identifier).',
    url: page('ec2', '#AutoScalingGroups:'),
  },
  verdict: (group) =>
    judge(group.zones, (zones) => (zones > 1 ? pass(`${zones} zones`) : fail('it is in one zone only'))),
});
