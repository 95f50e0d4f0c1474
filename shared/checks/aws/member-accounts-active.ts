import { fail, manual, pass } from '#shared/evidence/outcome.ts';
import { partial } from './lib/mapping.ts';
import { perMember } from './lib/organization.ts';

export default perMember({
  title: 'Every account of the organization is in use or closed',
  severity: 'low',
  subjects: ['member account', 'member accounts'],
  of: (facts) => facts.accounts,
  id: (account) => account.id,
  controls: [
    partial('A.5.9', 'The list of cloud accounts is complete and current; what each is for is not in it.'),
    partial('A.5.23', 'Accounts that are given up are closed.'),
  ],
  remedy:
    'Choose the account under "AWS accounts" and close it (aws organizations close-account), or settle with AWS why it is suspended.',
  verdict: ({ state }) => {
    const word = state.toLowerCase().replaceAll('_', ' ');
    if (state === 'ACTIVE' || state === 'CLOSED' || state === 'PENDING_CLOSURE') return pass(word);
    // An older answer calls an account suspended that was closed within the last 90 days.
    return state === 'SUSPENDED'
      ? manual('It is suspended: say whether it was closed, or AWS has stopped it.')
      : fail(`it is ${word || 'in no known state'}`);
  },
});
