import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perAccount('aws/account', {
  title: 'The root user has no access keys',
  severity: 'critical',
  controls: [
    direct('A.8.2', 'A key of the root user is unlimited, permanent privilege outside any role; there is none.'),
    partial('A.5.17', 'One kind of secret that should not exist does not; others are judged apart.'),
  ],
  remedy: {
    text: 'Sign in as the root user and delete its access keys; use roles instead.',
    url: page('iam', '#/security_credentials'),
  },
  verdict: ({ rootKeys }) => judge(rootKeys, (there) => (there ? fail('the root user has access keys') : pass())),
});
