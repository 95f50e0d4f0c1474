import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'The account has its own password policy',
  severity: 'medium',
  controls: [partial('A.5.17', 'Rules for passwords are set and enforced; how strong they are is judged apart.')],
  remedy: {
    text: 'Under "Password policy" choose "Edit", "Custom" and set the rules of the organisation (aws iam update-account-password-policy).',
    url: page('iam', '#/account_settings'),
  },
  verdict: ({ passwordPolicy }) =>
    judge(passwordPolicy, (policy) =>
      policy === null ? fail('no password policy is set: the default of AWS applies') : pass(),
    ),
});
