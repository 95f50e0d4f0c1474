import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { NO_PASSWORD } from './lib/root.ts';
import { direct, partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'The root user has MFA',
  severity: 'critical',
  controls: [
    direct('A.8.5', 'The most powerful sign-in of the account asks for a second factor; says nothing of other users.'),
    partial('A.8.2', 'Protects the one identity that no policy can limit; does not show who may use it.'),
  ],
  remedy: {
    text: 'Sign in as the root user and assign an MFA device, preferably a hardware one.',
    url: page('iam', '#/security_credentials'),
  },
  verdict: ({ rootMfa, rootPassword }) =>
    judge(rootMfa, (set) => {
      if (set) return pass();
      return judge(rootPassword, (there) =>
        there ? fail('the root user has no MFA device') : notApplicable(NO_PASSWORD),
      );
    }),
});
