import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'A security contact is set',
  severity: 'medium',
  controls: [
    partial('A.5.24', 'AWS knows whom to tell of an incident; not that anyone reads it.'),
    supporting('A.5.2', 'Someone is named for security towards the provider.'),
  ],
  remedy: {
    text: 'Under "Alternate contacts" set the one for security to an address that is read (aws account put-alternate-contact --alternate-contact-type SECURITY).',
    url: page('billing', '#/account'),
  },
  verdict: ({ securityContact }) =>
    judge(securityContact, (set) => (set ? pass() : fail('no security contact is set'))),
});
