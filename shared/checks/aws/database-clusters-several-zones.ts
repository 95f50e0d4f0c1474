import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('databaseClusters', {
  title: 'Every database cluster spans several zones',
  severity: 'medium',
  subjects: ['database cluster', 'database clusters'],
  controls: [direct('A.8.14', 'A second copy takes over by itself; that it was tried is not shown.')],
  remedy: {
    text: 'Choose "Add reader" in another zone (aws rds create-db-instance --db-cluster-identifier).',
    url: page('rds', '#databases:'),
  },
  verdict: (cluster) => judge(cluster.multiZone, (set) => (set ? pass() : fail('it is in one zone only'))),
});
