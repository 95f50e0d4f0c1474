import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';
import { anyone, openProviders } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'No role can be assumed by anyone',
  severity: 'critical',
  subjects: ['IAM role', 'IAM roles'],
  of: (facts) => facts.roles,
  id: (role) => role.arn,
  controls: [
    direct('A.8.3', 'Every role names who may take it on; whether those named are right is for a review.'),
    partial('A.5.15', 'Access across accounts is granted to someone in particular.'),
  ],
  remedy: {
    text: 'Under "Trust relationships" of the role name the accounts or services; for an identity provider that others use too, add a condition on its "sub" claim.',
    url: page('iam', '#/roles'),
  },
  verdict: (role) =>
    judge(role.trust, (statements) => {
      const providers = openProviders(statements);
      if (providers.length > 0) return fail(`its trust policy lets in every user of ${providers.join(', ')}`);
      const open = anyone(statements);
      if (open === 'yes') return fail('its trust policy lets anyone assume it');
      return open === 'conditional' ? manual('Its trust policy lets in anyone under conditions: read them.') : pass();
    }),
});
