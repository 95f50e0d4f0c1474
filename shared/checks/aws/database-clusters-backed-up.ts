import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('databaseClusters', {
  title: 'Every database cluster keeps backups for 7 days or more',
  severity: 'high',
  subjects: ['database cluster', 'database clusters'],
  controls: [partial('A.8.13', 'Backups are made and kept for a time; that they can be restored is judged apart.')],
  remedy: {
    text: 'Modify the cluster and set the backup retention period to 7 days or more (aws rds modify-db-cluster --backup-retention-period 7).',
    url: page('rds', '#databases:'),
  },
  verdict: (cluster) =>
    judge(cluster.backupDays, (days) => (days >= 7 ? pass() : fail(`backups are kept for ${days} days`))),
});
