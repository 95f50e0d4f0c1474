import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('distributions', {
  title: 'Every distribution answers by TLS only, by its default behaviour',
  severity: 'high',
  subjects: ['distribution', 'distributions'],
  controls: [
    partial(
      'A.8.21',
      'The service at the edge is secured by TLS for its users; behaviours for single paths, and agreements, are not shown.',
    ),
    partial('A.5.14', 'Information travels encrypted to users.'),
  ],
  remedy: {
    text: 'Under "Behaviors" edit each behaviour and set the viewer protocol policy to "Redirect HTTP to HTTPS".',
    url: page('cloudfront/v4', '#/distributions', 'us-east-1'),
  },
  verdict: (distribution) =>
    judge(distribution.viewerProtocol, (policy) =>
      policy === 'allow-all' ? fail('plain HTTP is answered') : pass(policy),
    ),
});
