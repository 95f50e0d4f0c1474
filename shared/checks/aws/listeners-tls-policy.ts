import { unknown } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('listeners', {
  title: 'Load balancers refuse old versions of TLS',
  severity: 'medium',
  subjects: ['TLS listener', 'TLS listeners'],
  judges: (listener) =>
    !listener.protocol.known || listener.protocol.value === 'HTTPS' || listener.protocol.value === 'TLS',
  controls: [
    partial('A.8.24', 'Weak cryptography is not offered; certificates are judged apart.'),
    partial('A.8.21', 'The security of the service keeps to what is current.'),
  ],
  remedy: { text: 'Choose a security policy for TLS 1.2 or 1.3.', url: page('ec2', '#LoadBalancers:') },
  verdict: (listener) => {
    if (!listener.protocol.known) return unavailable(listener.protocol);
    if (listener.tlsPolicy === null)
      return unavailable(unknown('AWS did not return the security policy of the listener'));
    return /TLS13|TLS-1-2|TLS-1-3|FS-1-2/.test(listener.tlsPolicy) && !/TLS13-1-[01]-/.test(listener.tlsPolicy)
      ? pass(listener.tlsPolicy)
      : fail(`${listener.tlsPolicy} allows TLS 1.0 or 1.1`);
  },
});
