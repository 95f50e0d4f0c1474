import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('searchDomains', {
  title: 'Every search domain is encrypted at rest and between nodes',
  severity: 'medium',
  subjects: ['search domain', 'search domains'],
  controls: [partial('A.8.24', 'The rules for cryptography reach indexes, stored and moving.')],
  remedy: {
    text: 'Under "Security configuration", "Edit" enable encryption at rest and node-to-node encryption (aws opensearch update-domain-config).',
    url: page('aos', '#opensearch/domains'),
  },
  verdict: (domain) => {
    if (domain.encrypted.known && !domain.encrypted.value) return fail('it is not encrypted at rest');
    if (domain.nodeToNode.known && !domain.nodeToNode.value) return fail('traffic between its nodes is not encrypted');
    return judge(domain.encrypted, () => judge(domain.nodeToNode, () => pass()));
  },
});
