import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database takes minor upgrades by itself',
  severity: 'low',
  subjects: ['database', 'databases'],
  controls: [partial('A.8.8', 'Repairs of the database arrive without anyone having to remember.')],
  remedy: {
    text: 'Modify the database and enable auto minor version upgrade (aws rds modify-db-instance --auto-minor-version-upgrade).',
    url: page('rds', '#databases:'),
  },
  verdict: (database) =>
    judge(database.minorUpgrades, (set) => (set ? pass() : fail('automatic minor upgrades are off'))),
});
