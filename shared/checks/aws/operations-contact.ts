import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'An operations contact is set',
  severity: 'low',
  controls: [
    supporting('A.5.23', 'The provider can reach those who run the account; one part of managing a cloud service.'),
  ],
  remedy: {
    text: 'Under "Alternate contacts" set the one for operations (aws account put-alternate-contact --alternate-contact-type OPERATIONS).',
    url: page('billing', '#/account'),
  },
  verdict: ({ operationsContact }) =>
    judge(operationsContact, (set) => (set ? pass() : fail('no operations contact is set'))),
});
