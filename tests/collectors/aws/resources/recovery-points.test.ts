import { expect, test } from 'vitest';
import { backedUp } from '#collectors/aws/resources/recovery-points.ts';
import type { Recorded } from '#collectors/aws/resources/recorded.ts';
import { View } from '#collectors/aws/read/view.ts';
import { cut, type Population, unknown, whole } from '#shared/evidence/fact.ts';

const CAPTURED = '2026-11-24T03:20:00.000Z';
const point = (fields: object = {}) =>
  new View({
    configurationItemCaptureTime: CAPTURED,
    configuration: {
      ResourceArn: 'arn:db',
      ResourceType: 'RDS',
      Status: 'COMPLETED',
      CompletionDate: '2026-11-24T03:10:00.000Z',
      ...fields,
    },
  });
const recorded = (points: Population<View> | null, isDaily = false): Recorded => ({
  of: () => points,
  isDaily: () => isDaily,
});

test('the last of several backups of a resource counts, whatever their order', () => {
  const earlier = point({ CompletionDate: '2026-11-22T03:10:00.000Z' });
  const other = point({ ResourceArn: 'arn:table', ResourceType: 'DynamoDB', CompletionDate: '2026-11-23T03:10:00Z' });
  expect(backedUp(recorded(whole([earlier, point(), earlier, other])))).toEqual([
    { arn: 'arn:db', type: 'RDS', last: '2026-11-24T03:10:00.000Z', captured: CAPTURED },
    { arn: 'arn:table', type: 'DynamoDB', last: '2026-11-23T03:10:00.000Z', captured: CAPTURED },
  ]);
});

test.each([
  ['not recorded', recorded(null)],
  ['none at all', recorded(whole([]))],
  ['looked at once a day', recorded(whole([point()]), true)],
  ['not all seen', recorded(cut([point()], null, unknown('throttled')))],
  ['of a continuous backup', recorded(whole([point(), point({ Status: 'AVAILABLE' })]))],
  ['of a backup that was not finished', recorded(whole([point({ Status: 'PARTIAL' })]))],
  ['without a date', recorded(whole([point({ CompletionDate: undefined })]))],
  ['of an unnamed resource', recorded(whole([point({ ResourceArn: undefined })]))],
])('recovery points %s leave the question to AWS Backup', (_, points) => {
  expect(backedUp(points)).toBeNull();
});
