import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('warehouses', {
  title: 'Every data warehouse is encrypted at rest',
  severity: 'high',
  subjects: ['data warehouse', 'data warehouses'],
  controls: [direct('A.8.24', 'The rules for cryptography reach collected data.')],
  remedy: {
    text: 'Modify the cluster to be encrypted with a KMS key (aws redshift modify-cluster --encrypted).',
    url: page('redshiftv2', '#clusters'),
  },
  verdict: (warehouse) => judge(warehouse.encrypted, (set) => (set ? pass() : fail('it is not encrypted'))),
});
