import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('distributions', {
  title: 'Every distribution refuses old versions of TLS',
  severity: 'medium',
  subjects: ['distribution', 'distributions'],
  controls: [partial('A.8.24', 'Weak cryptography is not offered at the edge.')],
  remedy: {
    text: 'Under "General", "Settings" choose a certificate of your own and a security policy of TLSv1.2_2021 or later.',
    url: page('cloudfront/v4', '#/distributions', 'us-east-1'),
  },
  verdict: (distribution) =>
    judge(distribution.minimumTls, (version) =>
      /^TLSv1\.[23]/.test(version) ? pass(version) : fail(`${version} is accepted`),
    ),
});
