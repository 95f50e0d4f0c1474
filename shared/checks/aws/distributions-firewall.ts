import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('distributions', {
  title: 'Every distribution has a web application firewall',
  severity: 'low',
  subjects: ['distribution', 'distributions'],
  controls: [
    supporting('A.8.26', 'Common attacks on applications are filtered; the rules of the filter are not judged.'),
    supporting('A.8.20', 'Traffic is inspected where it enters.'),
  ],
  remedy: {
    text: 'Under "Security" of the distribution enable AWS WAF, or associate a web ACL in the region "Global (CloudFront)".',
    url: page('wafv2', '', 'us-east-1'),
  },
  verdict: (distribution) => judge(distribution.firewall, (set) => (set ? pass() : fail('it has no web ACL'))),
});
