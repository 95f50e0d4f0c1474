import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial, supporting } from './lib/mapping.ts';

export default perResource('listeners', {
  title: 'Load balancers answer by TLS only',
  severity: 'high',
  subjects: ['listener', 'listeners'],
  judges: (listener) => !listener.protocol.known || ['HTTP', 'HTTPS', 'TLS', 'TCP'].includes(listener.protocol.value),
  controls: [
    direct(
      'A.8.21',
      'The network service that users reach is secured by TLS, by its default action; rules for single paths, classic load balancers, and agreements with providers are not shown.',
    ),
    partial('A.5.14', 'Information travels encrypted between users and the service.'),
    supporting('A.8.24', 'Cryptography is used in transit.'),
  ],
  remedy: {
    text: 'Under "Listeners and rules" add an HTTPS listener with a certificate, and set the default action of the HTTP one to redirect to HTTPS.',
    url: page('ec2', '#LoadBalancers:'),
  },
  verdict: (listener) =>
    judge(listener.protocol, (protocol) => {
      if (protocol === 'HTTPS' || protocol === 'TLS') return pass();
      if (protocol === 'TCP') return manual('It passes TCP on: say whether what is behind it speaks TLS.');
      return judge(listener.redirects, (redirects) =>
        redirects ? pass('redirects to HTTPS') : fail('it answers by plain HTTP'),
      );
    }),
});
