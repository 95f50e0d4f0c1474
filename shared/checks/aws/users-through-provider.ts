import { defineCheck } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import { fail, judge, manual, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
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
    text: 'Set up IAM Identity Center or a SAML provider, then disable the console access of each person in IAM (aws iam delete-login-profile).',
    url: page('singlesignon'),
  },
  evaluate: (inputs, { scope }) => {
    const users = part(inputs['aws/identities'], (facts) => facts.credentials);
    const saml = part(inputs['aws/account'], (facts) => facts.samlProviders);
    const center = part(inputs['aws/identity-center'], (facts) => facts.instance);
    const roles = part(inputs['aws/identities'], (facts) => facts.roles);
    return [on(account(scope), verdict(users, provider(saml, center, roles)))];
  },
});

/** Roles under this path are made by IAM Identity Center, also where its instance is in another account. */
const OF_IDENTITY_CENTER = '/aws-reserved/sso.amazonaws.com/';

/** Whether there is a provider that people sign in through. */
function provider(
  saml: Fact<number>,
  center: Fact<unknown>,
  roles: Fact<Population<{ readonly path: string }>>,
): Fact<boolean> {
  if (saml.known && saml.value > 0) return known(true);
  if (center.known && center.value !== null) return known(true);
  if (roles.known && roles.value.items.some(({ path }) => path.startsWith(OF_IDENTITY_CENTER))) return known(true);
  if (!saml.known) return saml;
  if (!center.known) return center;
  return roles.known ? (roles.value.unseen ?? known(false)) : roles;
}

function verdict(users: Fact<Population<{ readonly password: Fact<boolean> }>>, federated: Fact<boolean>): Verdict {
  if (!users.known) return unavailable(users);
  const local = users.value.items.filter((user) => user.password.known && user.password.value).length;
  if (local > 0) {
    return judge(federated, (there) =>
      there
        ? manual(`${local} IAM users have a console password beside the identity provider: say who they are.`)
        : fail(`${local} IAM users have a console password and there is no identity provider`),
    );
  }
  if (users.value.unseen) return unavailable(users.value.unseen);
  const unread = users.value.items.map((user) => user.password).find((password) => !password.known);
  if (unread && !unread.known) return unavailable(unread);
  return judge(federated, (there) =>
    there
      ? pass('no IAM user has a console password')
      : manual('No IAM user has a console password and no identity provider was found: say how people sign in.'),
  );
}
