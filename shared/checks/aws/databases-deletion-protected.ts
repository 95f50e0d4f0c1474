import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database is protected from deletion',
  severity: 'low',
  subjects: ['database', 'databases'],
  judges: (database) => database.cluster === null,
  controls: [
    partial('A.5.33', 'Records are not lost by one wrong command.'),
    supporting('A.8.10', 'Deletion takes two steps.'),
  ],
  remedy: { text: 'Switch on deletion protection.', url: page('rds', '#databases:') },
  verdict: (database) =>
    judge(database.deletionProtection, (set) => (set ? pass() : fail('deletion protection is off'))),
});
