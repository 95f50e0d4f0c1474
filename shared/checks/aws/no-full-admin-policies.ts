import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';
import { isFullAdmin } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'No policy of the account allows everything',
  severity: 'high',
  subjects: ['IAM policy', 'IAM policies'],
  of: (facts) => facts.policies,
  id: (policy) => policy.arn,
  judges: (policy) => !policy.attachments.known || policy.attachments.value > 0,
  controls: [
    direct(
      'A.8.2',
      'Own policies that are in use grant less than full administration; the managed ones of AWS are judged by who holds them.',
    ),
    partial('A.5.15', 'Access is granted for purposes rather than wholesale.'),
  ],
  remedy: {
    text: 'Open the policy and replace "*" on "*" by the actions and resources that "Last Accessed" shows, or detach it (aws iam detach-role-policy).',
    url: page('iam', '#/policies'),
  },
  verdict: (policy) =>
    judge(policy.statements, (statements) =>
      isFullAdmin(statements) ? fail('allows every action on every resource, or all but those it names') : pass(),
    ),
});
