import { unknown } from '#shared/evidence/fact.ts';
import { fail, manual, pass, unavailable } from '#shared/evidence/outcome.ts';
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
  remedy: {
    text: 'Edit the listener and choose a security policy for TLS 1.2 or 1.3 (aws elbv2 modify-listener --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06).',
    url: page('ec2', '#LoadBalancers:'),
  },
  verdict: (listener) => {
    if (!listener.protocol.known) return unavailable(listener.protocol);
    if (listener.tlsPolicy === null)
      return unavailable(unknown('AWS did not return the security policy of the listener'));
    if (OLD.test(listener.tlsPolicy)) return fail(`${listener.tlsPolicy} allows TLS 1.0 or 1.1`);
    return NEW.test(listener.tlsPolicy)
      ? pass(listener.tlsPolicy)
      : manual(`Nothing is known here of the policy ${listener.tlsPolicy}: say which versions of TLS it allows.`);
  },
});

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const OLD = /Policy-(20(15|16)-|FS-2018-|FS-1-1-|TLS-1-[01]-|TLS13-1-[01]-)/;
const NEW = /Policy-(FS-1-2-|TLS-1-2-|TLS13-1-[23]-)/;
