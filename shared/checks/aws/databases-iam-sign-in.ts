import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Databases accept IAM identities',
  severity: 'low',
  subjects: ['database', 'databases'],
  judges: (database) => !database.engine.known || /postgres|mysql|mariadb/.test(database.engine.value),
  controls: [supporting('A.8.5', 'Sign-in without a lasting password is possible; that it is used is not shown.')],
  remedy: {
    text: 'Modify the database and enable IAM database authentication (aws rds modify-db-instance --enable-iam-database-authentication).',
    url: page('rds', '#databases:'),
  },
  verdict: (database) => judge(database.iamAuth, (set) => (set ? pass() : fail('IAM database authentication is off'))),
});
