import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('databaseSnapshots', {
  title: 'Every database snapshot is encrypted',
  severity: 'medium',
  subjects: ['database snapshot', 'database snapshots'],
  controls: [
    partial('A.8.24', 'The rules for cryptography reach copies as well.'),
    supporting('A.8.13', 'Backups are protected like what they are of.'),
  ],
  remedy: {
    text: 'Copy the snapshot with a KMS key (aws rds copy-db-snapshot --kms-key-id), and delete the old one.',
    url: page('rds', '#snapshots-list:'),
  },
  verdict: (snapshot) => judge(snapshot.encrypted, (set) => (set ? pass() : fail('it is not encrypted'))),
});
