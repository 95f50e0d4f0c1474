import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database is protected from deletion',
  severity: 'low',
  subjects: ['database', 'databases'],
  judges: (database) => database.cluster === null,
  controls: [
    supporting('A.5.33', 'Records that it holds are not lost by one wrong command.'),
    supporting('A.8.10', 'Deletion takes two steps.'),
  ],
  remedy: {
    text: 'Modify the database and enable deletion protection (aws rds modify-db-instance --deletion-protection).',
    url: page('rds', '#databases:'),
  },
  verdict: (database) =>
    judge(database.deletionProtection, (set) => (set ? pass() : fail('deletion protection is off'))),
});
