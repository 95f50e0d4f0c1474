import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'Passwords mix letters, digits and symbols',
  severity: 'low',
  controls: [
    partial('A.5.17', 'Narrows out the simplest passwords; weaker protection than length, and judged apart from it.'),
  ],
  remedy: {
    text: 'Under "Password policy", "Edit", "Custom" require upper and lower case letters, numbers and symbols (aws iam update-account-password-policy, with all settings at once).',
    url: page('iam', '#/account_settings'),
  },
  verdict: ({ passwordPolicy }) =>
    judge(passwordPolicy, (policy) => {
      if (policy === null) return fail('no password policy is set');
      const { symbols, numbers, upper, lower } = policy;
      const lacking = Object.entries({ symbols, numbers, upper, lower }).filter(
        ([, fact]) => fact.known && !fact.value,
      );
      if (lacking.length > 0) return fail(`not required: ${lacking.map(([name]) => name).join(', ')}`);
      const unseen = [symbols, numbers, upper, lower].find((fact) => !fact.known);
      return unseen && !unseen.known ? unavailable(unseen) : pass();
    }),
});
