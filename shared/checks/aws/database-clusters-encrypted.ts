import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('databaseClusters', {
  title: 'Every database cluster is encrypted at rest',
  severity: 'high',
  subjects: ['database cluster', 'database clusters'],
  controls: [direct('A.8.24', 'The rules for cryptography reach clusters as well.')],
  remedy: {
    text: 'Encryption cannot be switched on later: restore a snapshot into a cluster with a KMS key (aws rds restore-db-cluster-from-snapshot --kms-key-id), and move over.',
    url: page('rds', '#databases:'),
  },
  verdict: (cluster) => judge(cluster.encrypted, (set) => (set ? pass() : fail('its storage is not encrypted'))),
});
