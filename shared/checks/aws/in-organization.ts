import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perAccount('aws/organization', {
  title: 'The account is in an organization with all features',
  severity: 'medium',
  controls: [
    partial('A.5.23', 'Cloud accounts are managed together and rules can be set for all; which rules is judged apart.'),
  ],
  remedy: {
    text: 'Accept an invitation of the organization, or in its management account enable all features (aws organizations enable-all-features).',
    url: page('organizations/v2', '', 'us-east-1'),
  },
  verdict: ({ organization }) =>
    judge(organization, (inside) => {
      if (inside === null) return fail('the account is in no organization');
      return inside.allFeatures ? pass() : fail('the organization has only consolidated billing');
    }),
});
