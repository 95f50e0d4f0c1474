import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'No database is reachable from the internet by its own setting',
  severity: 'critical',
  subjects: ['database', 'databases'],
  controls: [
    partial(
      'A.8.20',
      'The database has no public address, so the network keeps it inside; rules inside the network are judged apart.',
    ),
    supporting('A.8.22', 'Without a public address a store can be apart; where networks part is judged apart.'),
  ],
  remedy: {
    text: 'Modify the database and set "Public access" to "Not publicly accessible" (aws rds modify-db-instance --no-publicly-accessible).',
    url: page('rds', '#databases:'),
  },
  verdict: (database) => judge(database.public, (open) => (open ? fail('it is publicly accessible') : pass())),
});
