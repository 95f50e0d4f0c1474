import { fail, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/organization', {
  title: 'Every account of the organization is in use or closed',
  severity: 'low',
  subjects: ['member account', 'member accounts'],
  of: (facts) => facts.accounts,
  id: (account) => account.id,
  controls: [
    partial('A.5.9', 'The list of cloud accounts is complete and current; what each is for is not in it.'),
    partial('A.5.23', 'Accounts that are given up are closed.'),
  ],
  remedy: { text: 'Close the account, or take the suspension away.', url: page('organizations/v2', '', 'us-east-1') },
  verdict: ({ state }) => (state === 'ACTIVE' ? pass() : fail(`it is ${state.toLowerCase().replaceAll('_', ' ')}`)),
});
