import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('warehouses', {
  title: 'No data warehouse has a public address',
  severity: 'critical',
  subjects: ['data warehouse', 'data warehouses'],
  controls: [
    partial('A.8.20', 'The warehouse is reached from inside the network only.'),
    supporting('A.8.22', 'Without a public address a store can be apart; where networks part is judged apart.'),
  ],
  remedy: {
    text: 'Under "Actions" modify the publicly accessible setting (aws redshift modify-cluster --no-publicly-accessible).',
    url: page('redshiftv2', '#clusters'),
  },
  verdict: (warehouse) => judge(warehouse.public, (open) => (open ? fail('it is publicly accessible') : pass())),
});
