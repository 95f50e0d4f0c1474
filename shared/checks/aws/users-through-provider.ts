import { defineCheck } from '#shared/define.ts';
import { type Fact, type Population } from '#shared/evidence/fact.ts';
import { fail, manual, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { account } from './lib/subject.ts';

export default defineCheck<Pick<AwsFacts, 'aws/identities' | 'aws/account' | 'aws/identity-center'>>({
  title: 'People sign in through an identity provider',
  severity: 'medium',
  needs: ['aws/identities', 'aws/account', 'aws/identity-center'],
  subjects: ['AWS account', 'AWS accounts'],
  controls: [
    partial('A.5.16', 'People have one identity that is made and ended in one place; that place is judged apart.'),
    supporting('A.8.5', 'Sign-in follows the rules of the identity provider.'),
  ],
  remedy: {
    text: 'Set up IAM Identity Center or a SAML provider, and remove console passwords of people.',
    url: page('singlesignon'),
  },
  evaluate: (inputs, { scope }) => {
    const users = part(inputs['aws/identities'], (facts) => facts.credentials);
    const saml = part(inputs['aws/account'], (facts) => facts.samlProviders);
    const center = part(inputs['aws/identity-center'], (facts) => facts.instance);
    return [on(account(scope), verdict(users, saml, center))];
  },
});

function verdict(
  users: Fact<Population<{ readonly password: Fact<boolean> }>>,
  saml: Fact<number>,
  center: Fact<unknown>,
): Verdict {
  if (!users.known) return unavailable(users);
  const local = users.value.items.filter((user) => user.password.known && user.password.value).length;
  const federated = (saml.known && saml.value > 0) || (center.known && center.value !== null);
  if (local === 0) {
    if (users.value.unseen) return unavailable(users.value.unseen);
    const unread = users.value.items.map((user) => user.password).find((password) => !password.known);
    return unread && !unread.known ? unavailable(unread) : pass('no IAM user has a console password');
  }
  if (federated)
    return manual(`${local} IAM users have a console password beside the identity provider: say who they are.`);
  if (!saml.known) return unavailable(saml);
  if (!center.known) return unavailable(center);
  return fail(`${local} IAM users have a console password and there is no identity provider`);
}
