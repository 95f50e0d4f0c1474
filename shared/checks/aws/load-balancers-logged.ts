import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('loadBalancers', {
  title: 'Every load balancer writes an access log',
  severity: 'low',
  subjects: ['load balancer', 'load balancers'],
  // A gateway load balancer has no such log.
  judges: (balancer) => !balancer.kind.known || balancer.kind.value !== 'gateway',
  controls: [partial('A.8.15', 'Requests from outside leave a trace.')],
  remedy: {
    text: 'Under "Attributes" enable access logs and name a bucket (aws elbv2 modify-load-balancer-attributes); a network load balancer logs TLS listeners only.',
    url: page('ec2', '#LoadBalancers:'),
  },
  verdict: (balancer) =>
    judge(balancer.kind, () => judge(balancer.accessLog, (set) => (set ? pass() : fail('access is not logged')))),
});
