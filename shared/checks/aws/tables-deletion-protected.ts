import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('tables', {
  title: 'Every table is protected from deletion',
  severity: 'low',
  subjects: ['table', 'tables'],
  controls: [partial('A.5.33', 'Records are not lost by one wrong command.')],
  remedy: { text: 'Switch on deletion protection.', url: page('dynamodbv2', '#tables') },
  verdict: (table) => judge(table.deletionProtection, (set) => (set ? pass() : fail('deletion protection is off'))),
});
