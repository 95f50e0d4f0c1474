import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perResource('searchDomains', {
  title: 'Every search domain refuses plain HTTP',
  severity: 'medium',
  subjects: ['search domain', 'search domains'],
  controls: [
    direct('A.8.21', 'The service is secured by TLS for those who use it.'),
    supporting('A.5.14', 'Queries and results travel encrypted.'),
  ],
  remedy: {
    text: 'Under "Security configuration", "Edit" require HTTPS for all traffic (aws opensearch update-domain-config --domain-endpoint-options EnforceHTTPS=true).',
    url: page('aos', '#opensearch/domains'),
  },
  verdict: (domain) => judge(domain.https, (set) => (set ? pass() : fail('plain HTTP is answered'))),
});
