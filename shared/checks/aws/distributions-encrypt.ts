import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perResource('distributions', {
  title: 'Every distribution answers by TLS only',
  severity: 'high',
  subjects: ['distribution', 'distributions'],
  controls: [
    direct('A.8.21', 'The service at the edge is secured by TLS for its users.'),
    partial('A.5.14', 'Information travels encrypted to users.'),
  ],
  remedy: {
    text: 'Set the viewer protocol policy to redirect to HTTPS.',
    url: page('cloudfront/v4', '#/distributions', 'us-east-1'),
  },
  verdict: (distribution) =>
    judge(distribution.viewerProtocol, (policy) =>
      policy === 'allow-all' ? fail('plain HTTP is answered') : pass(policy),
    ),
});
