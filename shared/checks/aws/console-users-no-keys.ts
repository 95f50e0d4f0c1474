import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'People with a console password have no access keys',
  severity: 'low',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.credentials,
  id: (user) => user.arn,
  judges: (user) => !user.password.known || user.password.value,
  controls: [
    supporting('A.5.16', 'People and programs have identities of their own; the pattern is judged, not the purpose.'),
  ],
  remedy: {
    text: 'Move the program to a role, give people short-lived keys (aws sso login), and delete the key.',
    url: page('iam', '#/users'),
  },
  verdict: (user) => {
    if (!user.password.known) return unavailable(user.password);
    return user.keys.some((key) => key.active) ? fail('has a console password and an active access key') : pass();
  },
});
