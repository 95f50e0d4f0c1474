import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('loadBalancers', {
  title: 'Application load balancers drop invalid headers',
  severity: 'low',
  subjects: ['application load balancer', 'application load balancers'],
  judges: (balancer) => !balancer.kind.known || balancer.kind.value === 'application',
  controls: [supporting('A.8.26', 'A known attack on applications is stopped before it reaches them.')],
  remedy: {
    text: 'Under "Attributes" enable "Drop invalid header fields" (aws elbv2 modify-load-balancer-attributes --attributes Key=routing.http.drop_invalid_header_fields.enabled,Value=true).',
    url: page('ec2', '#LoadBalancers:'),
  },
  verdict: (balancer) =>
    judge(balancer.dropsInvalidHeaders, (set) => (set ? pass() : fail('invalid headers are passed on'))),
});
