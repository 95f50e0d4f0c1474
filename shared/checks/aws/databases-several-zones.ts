import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, supporting } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database survives the loss of a zone',
  severity: 'medium',
  subjects: ['database', 'databases'],
  judges: (database) => database.cluster === null,
  controls: [
    direct('A.8.14', 'A second copy takes over by itself; that it was tried is not shown.'),
    supporting('A.5.30', 'A part of being ready for disruption.'),
  ],
  remedy: {
    text: 'Modify the database and choose a Multi-AZ deployment (aws rds modify-db-instance --multi-az).',
    url: page('rds', '#databases:'),
  },
  verdict: (database) => judge(database.multiZone, (set) => (set ? pass() : fail('it is in one zone only'))),
});
