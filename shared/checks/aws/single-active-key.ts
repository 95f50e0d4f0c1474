import { fail, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'No user has two active access keys',
  severity: 'low',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.credentials,
  id: (user) => user.arn,
  judges: (user) => user.keys.length > 0,
  controls: [
    partial('A.5.17', 'A second key is for the moment of rotation; kept longer it is one more secret to lose.'),
  ],
  remedy: {
    text: 'Under "Security credentials" of the user deactivate and delete the older key.',
    url: page('iam', '#/users'),
  },
  verdict: (user) => (user.keys.filter((key) => key.active).length < 2 ? pass() : fail('two access keys are active')),
});
