import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('searchDomains', {
  title: 'Every search domain is inside a network',
  severity: 'high',
  subjects: ['search domain', 'search domains'],
  controls: [
    partial('A.8.20', 'The domain has no public endpoint.'),
    supporting('A.8.22', 'Without a public address a store can be apart; where networks part is judged apart.'),
  ],
  remedy: {
    text: 'A domain cannot be moved into a VPC: create one there, copy the indexes by a snapshot, and delete the old one.',
    url: page('aos', '#opensearch/domains'),
  },
  verdict: (domain) => (domain.inVpc ? pass() : judge(domain.https, () => fail('it has a public endpoint'))),
});
