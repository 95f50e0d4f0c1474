import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'The password policy says how long a password lives',
  severity: 'low',
  controls: [
    supporting(
      'A.5.17',
      'A lifetime is set for passwords; whether one is wanted is for the rules of the organisation to say.',
    ),
  ],
  remedy: {
    text: 'Under "Password policy", "Edit" set an expiration, or write down why passwords do not expire.',
    url: page('iam', '#/account_settings'),
  },
  verdict: ({ passwordPolicy }) =>
    judge(passwordPolicy, (policy) => {
      if (policy === null) return fail('no password policy is set');
      return policy.maxAge === null
        ? manual('Passwords do not expire: say whether the rules for passwords want that.')
        : pass(`${policy.maxAge} days`);
    }),
});
