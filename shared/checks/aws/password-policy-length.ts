import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'Passwords have 14 characters or more',
  severity: 'medium',
  controls: [partial('A.5.17', 'Length is what resists guessing most; it is one property of the rules for passwords.')],
  remedy: {
    text: 'Under "Password policy", "Edit", "Custom" set the minimum length to 14 or more (aws iam update-account-password-policy, with all settings at once).',
    url: page('iam', '#/account_settings'),
  },
  verdict: ({ passwordPolicy }) =>
    judge(passwordPolicy, (policy) => {
      if (policy === null) return fail('no password policy is set, so 8 characters are enough');
      return judge(policy.minimumLength, (length) => (length >= 14 ? pass() : fail(`${length} characters are enough`)));
    }),
});
