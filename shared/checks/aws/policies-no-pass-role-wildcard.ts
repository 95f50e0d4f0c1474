import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { grantsOnEverything } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'No policy lets its holder pass any role',
  severity: 'high',
  subjects: ['IAM policy', 'IAM policies'],
  of: (facts) => facts.policies,
  id: (policy) => policy.arn,
  judges: (policy) => !policy.attachments.known || policy.attachments.value > 0,
  controls: [
    partial('A.8.2', 'Closes a way from small rights to all rights; others are judged apart.'),
    supporting('A.5.3', 'One who runs workloads cannot give them the rights of another duty.'),
  ],
  remedy: { text: 'Limit iam:PassRole to the roles that are meant.', url: page('iam', '#/policies') },
  verdict: (policy) =>
    judge(policy.statements, (statements) =>
      grantsOnEverything(statements, 'iam:PassRole') ? fail('allows iam:PassRole on every role') : pass(),
    ),
});
