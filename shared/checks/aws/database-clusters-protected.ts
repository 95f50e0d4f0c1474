import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('databaseClusters', {
  title: 'Every database cluster is protected from deletion',
  severity: 'low',
  subjects: ['database cluster', 'database clusters'],
  controls: [supporting('A.5.33', 'Records that it holds are not lost by one wrong command.')],
  remedy: {
    text: 'Modify the cluster and enable deletion protection (aws rds modify-db-cluster --deletion-protection).',
    url: page('rds', '#databases:'),
  },
  verdict: (cluster) => judge(cluster.deletionProtection, (set) => (set ? pass() : fail('deletion protection is off'))),
});
