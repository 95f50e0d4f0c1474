import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perItem('aws/identities', {
  title: 'Every user with a console password has MFA',
  severity: 'critical',
  subjects: ['IAM user', 'IAM users'],
  of: (facts) => facts.credentials,
  id: (user) => user.arn,
  judges: (user) => !user.password.known || user.password.value,
  controls: [
    direct(
      'A.8.5',
      'Each person who can sign in with a password needs a second factor; users of an identity provider are not in this list.',
    ),
    supporting('A.5.17', 'A stolen password alone does not open the console.'),
  ],
  remedy: {
    text: 'Have the user assign a device under "Security credentials", "Assign MFA device", or disable console access (aws iam delete-login-profile).',
    url: page('iam', '#/users'),
  },
  verdict: (user) => {
    if (!user.password.known) return unavailable(user.password);
    return judge(user.mfa, (set) => (set ? pass() : fail('has a console password and no MFA device')));
  },
});
