import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('tables', {
  title: 'Every table is protected from deletion',
  severity: 'low',
  subjects: ['table', 'tables'],
  controls: [supporting('A.5.33', 'Records that it holds are not lost by one wrong command.')],
  remedy: {
    text: 'Under "Additional settings" of the table turn on deletion protection (aws dynamodb update-table --deletion-protection-enabled).',
    url: page('dynamodbv2', '#tables'),
  },
  verdict: (table) => judge(table.deletionProtection, (set) => (set ? pass() : fail('deletion protection is off'))),
});
