import { defineCheck } from '#shared/define.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { fail, judge, notApplicable, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { NO_PASSWORD } from './lib/root.ts';
import { account } from './lib/subject.ts';

export default defineCheck<Pick<AwsFacts, 'aws/identities' | 'aws/account'>>({
  title: 'The MFA of the root user is not a virtual device',
  severity: 'medium',
  needs: ['aws/identities', 'aws/account'],
  subjects: ['AWS account', 'AWS accounts'],
  controls: [
    partial(
      'A.8.5',
      'The secret of the second factor is not in an app that can be copied; a passkey that is synchronised is not told from a hardware key, nor is it shown who keeps it.',
    ),
  ],
  remedy: {
    text: 'Sign in as the root user, open "Security credentials", add a security key or a hardware token, then remove the virtual device.',
    url: page('iam', '#/security_credentials'),
  },
  evaluate: (inputs, { scope }) => {
    const mfa = part(
      part(inputs['aws/identities'], ({ root }) => root),
      (row) => row.mfa,
    );
    const virtual = part(inputs['aws/identities'], ({ rootVirtualMfa }) => rootVirtualMfa);
    const password = part(inputs['aws/account'], ({ rootPassword }) => rootPassword);
    return [on(account(scope), verdict(mfa, virtual, password))];
  },
});

function verdict(mfa: Fact<boolean>, virtual: Fact<boolean>, password: Fact<boolean>): Verdict {
  if (!mfa.known) return unavailable(mfa);
  if (mfa.value) return judge(virtual, (is) => (is ? fail('the device is a virtual one') : pass()));
  return judge(password, (there) =>
    there ? fail('the root user has no MFA device at all') : notApplicable(NO_PASSWORD),
  );
}
