import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { part, perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perAccount('aws/identities', {
  title: 'The MFA device of the root user is a hardware one',
  severity: 'medium',
  controls: [
    partial('A.8.5', 'A device that cannot be copied resists phishing and theft; shows its kind, not who keeps it.'),
  ],
  remedy: {
    text: 'Replace the virtual device of the root user by a security key or hardware token.',
    url: page('iam', '#/security_credentials'),
  },
  verdict: ({ root, rootVirtualMfa }) => {
    const mfa = part(root, (row) => row.mfa);
    if (!mfa.known) return unavailable(mfa);
    if (!mfa.value) return fail('the root user has no MFA device at all');
    return judge(rootVirtualMfa, (virtual) => (virtual ? fail('the device is a virtual one') : pass()));
  },
});
