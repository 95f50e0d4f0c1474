import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database keeps automated backups for 7 days or more',
  severity: 'high',
  subjects: ['database', 'databases'],
  // A read replica keeps none unless asked to; what it is copied from is judged.
  judges: (database) => database.replicaOf === null,
  controls: [partial('A.8.13', 'Backups are made and kept for a time; that they can be restored is judged apart.')],
  remedy: {
    text: 'Modify the database and set the backup retention period to 7 days or more (aws rds modify-db-instance --backup-retention-period 7).',
    url: page('rds', '#databases:'),
  },
  verdict: (database) =>
    judge(database.backupDays, (days) =>
      days >= 7 ? pass() : fail(days === 0 ? 'automated backups are off' : `backups are kept for ${days} days`),
    ),
});
