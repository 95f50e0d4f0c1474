import { manual } from '#shared/evidence/outcome.ts';
import { partial, supporting } from './lib/mapping.ts';
import { perMember } from './lib/organization.ts';

export default perMember({
  title: 'Delegated administrators of the organization are known',
  severity: 'low',
  subjects: ['delegated administrator', 'delegated administrators'],
  of: (facts) => facts.delegated,
  id: (account) => account.id,
  controls: [
    partial('A.8.2', 'Lists the accounts that administer a service for all; a person confirms them.'),
    supporting('A.5.3', 'Security services are run apart from the management account.'),
  ],
  remedy:
    'Record that the account is meant to administer the service, or take it back (aws organizations deregister-delegated-administrator).',
  verdict: ({ name }) =>
    manual(`${name || 'The account'} administers services for the whole organization: confirm it.`),
});
