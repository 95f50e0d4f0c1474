import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('loadBalancers', {
  title: 'Every load balancer spans several zones',
  severity: 'medium',
  subjects: ['load balancer', 'load balancers'],
  controls: [direct('A.8.14', 'The way in survives the loss of a zone; what is behind it is judged apart.')],
  remedy: {
    text: 'Under "Network mapping", "Edit subnets" add a subnet in another zone (aws elbv2 set-subnets).',
    url: page('ec2', '#LoadBalancers:'),
  },
  verdict: (balancer) =>
    judge(balancer.zones, (zones) => (zones > 1 ? pass(`${zones} zones`) : fail('it is in one zone only'))),
});
