import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('warehouses', {
  title: 'Every data warehouse keeps snapshots for 7 days or more',
  severity: 'medium',
  subjects: ['data warehouse', 'data warehouses'],
  controls: [partial('A.8.13', 'Snapshots are made and kept for a time; that they can be restored is judged apart.')],
  remedy: {
    text: 'Modify the cluster and set the automated snapshot retention to 7 days or more (aws redshift modify-cluster --automated-snapshot-retention-period 7).',
    url: page('redshiftv2', '#clusters'),
  },
  verdict: (warehouse) =>
    judge(warehouse.snapshotDays, (days) => (days >= 7 ? pass() : fail(`snapshots are kept for ${days} days`))),
});
