import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'The last 24 passwords cannot be used again',
  severity: 'low',
  controls: [
    partial('A.5.17', 'A password that leaked once does not come back; one property of the rules for passwords.'),
  ],
  remedy: {
    text: 'Under "Password policy", "Edit", "Custom" prevent the reuse of the last 24 (aws iam update-account-password-policy, with all settings at once).',
    url: page('iam', '#/account_settings'),
  },
  verdict: ({ passwordPolicy }) =>
    judge(passwordPolicy, (policy) => {
      const kept = policy?.remembered ?? 0;
      return kept >= 24
        ? pass()
        : fail(kept === 0 ? 'any earlier password may be used again' : `only the last ${kept} are refused`);
    }),
});
