import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('instances', {
  title: 'No instance has a public IPv4 address',
  severity: 'medium',
  subjects: ['instance', 'instances'],
  judges: (instance) => !instance.state.known || instance.state.value === 'running',
  controls: [
    partial('A.8.20', 'Systems are reached by way of load balancers and gateways, where traffic is controlled.'),
    supporting('A.8.22', 'Servers are in the inner part of the network.'),
  ],
  remedy: {
    text: 'Put a load balancer in front, then release the Elastic IP or start the instance anew in a subnet without public addresses.',
    url: page('ec2', '#Instances:'),
  },
  verdict: (instance) =>
    instance.state.known
      ? instance.publicIp === null
        ? pass()
        : fail(`has the public address ${instance.publicIp}`)
      : unavailable(instance.state),
});
