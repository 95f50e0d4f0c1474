import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { grantsOnEverything } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'No policy lets its holder decrypt with every key',
  severity: 'medium',
  subjects: ['IAM policy', 'IAM policies'],
  of: (facts) => facts.policies,
  id: (policy) => policy.arn,
  judges: (policy) => !policy.attachments.known || policy.attachments.value > 0,
  controls: [
    partial('A.8.24', 'Who may use a key is limited, one part of managing keys; key policies are not read.'),
    supporting('A.8.3', 'Encrypted information is readable only with a right to its key.'),
  ],
  remedy: { text: 'Limit kms:Decrypt to the keys that are needed.', url: page('iam', '#/policies') },
  verdict: (policy) =>
    judge(policy.statements, (statements) =>
      grantsOnEverything(statements, 'kms:Decrypt') ? fail('allows kms:Decrypt on every key') : pass(),
    ),
});
