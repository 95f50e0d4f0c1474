import { manual } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/organization', {
  title: 'Delegated administrators of the organization are known',
  severity: 'low',
  subjects: ['delegated administrator', 'delegated administrators'],
  of: (facts) => facts.delegated,
  id: (account) => account.id,
  controls: [
    partial('A.8.2', 'Lists the accounts that administer a service for all; a person confirms them.'),
    supporting('A.5.3', 'Security services are run apart from the management account.'),
  ],
  remedy: { text: 'Confirm the account, or take the delegation back.', url: page('organizations/v2', '', 'us-east-1') },
  verdict: ({ name }) =>
    manual(`${name || 'The account'} administers services for the whole organization: confirm it.`),
});
