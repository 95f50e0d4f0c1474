import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('tables', {
  title: 'Every table can be restored to any moment',
  severity: 'medium',
  subjects: ['table', 'tables'],
  controls: [
    partial(
      'A.8.13',
      'The table can be brought back as it was at any moment of the last weeks; that it was tried is not shown.',
    ),
  ],
  remedy: {
    text: 'Under "Backups" of the table turn on point-in-time recovery (aws dynamodb update-continuous-backups).',
    url: page('dynamodbv2', '#tables'),
  },
  verdict: (table) => judge(table.pointInTime, (set) => (set ? pass() : fail('point-in-time recovery is off'))),
});
