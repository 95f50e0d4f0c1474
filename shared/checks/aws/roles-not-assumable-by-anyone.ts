import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';
import { anyone } from './lib/policy.ts';

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
  remedy: { text: 'Name the accounts or services in the trust policy of the role.', url: page('iam', '#/roles') },
  verdict: (role) =>
    judge(role.trust, (statements) => {
      const open = anyone(statements);
      if (open === 'yes') return fail('its trust policy lets anyone assume it');
      return open === 'conditional' ? manual('Its trust policy lets in anyone under conditions: read them.') : pass();
    }),
});
