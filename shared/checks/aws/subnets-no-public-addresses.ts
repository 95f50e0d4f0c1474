import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('subnets', {
  title: 'No subnet hands out public IPv4 addresses by itself',
  severity: 'medium',
  subjects: ['subnet', 'subnets'],
  controls: [
    partial('A.8.22', 'What is placed in a subnet stays inside unless someone decides otherwise.'),
    supporting('A.8.20', 'Fewer systems are reachable.'),
  ],
  remedy: {
    text: 'Choose "Edit subnet settings" and switch off auto-assign of public IPv4 addresses (aws ec2 modify-subnet-attribute --no-map-public-ip-on-launch).',
    url: page('vpcconsole', '#subnets:'),
  },
  verdict: (subnet) =>
    judge(subnet.publicOnLaunch, (set) => (set ? fail('it gives public addresses to what is launched in it') : pass())),
});
