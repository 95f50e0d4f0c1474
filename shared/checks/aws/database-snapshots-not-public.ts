import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perResource('databaseSnapshots', {
  title: 'No database snapshot is public',
  severity: 'critical',
  subjects: ['database snapshot', 'database snapshots'],
  controls: [
    direct(
      'A.8.3',
      'No copy of a database is open to everyone; copies of clusters, and sharing with single accounts, are not in this list.',
    ),
    partial('A.8.12', 'This way of leaking is not in use.'),
  ],
  remedy: {
    text: 'Under "Actions", "Share snapshot" set it to private (aws rds modify-db-snapshot-attribute --attribute-name restore --values-to-remove all), and find in CloudTrail who copied it.',
    url: page('rds', '#snapshots-list:'),
  },
  verdict: (snapshot) =>
    judge(snapshot.shared, (accounts) => (accounts.includes('all') ? fail('everyone may restore it') : pass())),
});
