import { expect, test } from 'vitest';
import cloudtrail from '#collectors/aws/cloudtrail.ts';
import { answered } from './lib/answers.ts';

const ARN = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main';

/** Source of the shapes: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html */
function eventsOf(selectors: object): unknown {
  const { facts } = cloudtrail.read(
    [
      answered('cloudtrail:DescribeTrails', { trailList: [{ Name: 'main', TrailARN: ARN }] }),
      answered('cloudtrail:ListTrails', { Trails: [{ TrailARN: ARN, HomeRegion: 'eu-central-1' }] }),
      answered('cloudtrail:GetEventSelectors', { TrailARN: ARN, ...selectors }, { TrailName: ARN }),
    ],
    { system: 'aws', tenant: '111122223333' },
  );
  return facts.trails.known ? facts.trails.value.items[0]?.events : facts.trails;
}

const basic = (...selectors: object[]) => ({
  EventSelectors: selectors.map((one) => ({ IncludeManagementEvents: true, DataResources: [], ...one })),
});
const advanced = (...selectors: Record<string, object>[]) => ({
  AdvancedEventSelectors: selectors.map((fields) => ({
    FieldSelectors: Object.entries(fields).map(([Field, test]) => ({ Field, ...test })),
  })),
});
const equals = (value: string) => ({ Equals: [value] });
const MANAGEMENT = { eventCategory: equals('Management') };
const OBJECTS = { eventCategory: equals('Data'), 'resources.type': equals('AWS::S3::Object') };

test.each([
  ['all', basic({ ReadWriteType: 'All' }), { management: 'all', excluded: [], s3Data: 'none' }],
  ['writes only', basic({ ReadWriteType: 'WriteOnly' }), { management: 'write', excluded: [], s3Data: 'none' }],
  [
    'a service that is left out',
    basic({ ReadWriteType: 'All', ExcludeManagementEventSources: ['kms.amazonaws.com'] }),
    { management: 'all', excluded: ['kms.amazonaws.com'], s3Data: 'none' },
  ],
  [
    'all objects, and writes to them only',
    basic({
      ReadWriteType: 'WriteOnly',
      DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
    }),
    { management: 'write', excluded: [], s3Data: 'some' },
  ],
  [
    'all objects',
    basic({ ReadWriteType: 'All', DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }),
    { management: 'all', excluded: [], s3Data: 'all' },
  ],
  ['advanced', advanced(MANAGEMENT, OBJECTS), { management: 'all', excluded: [], s3Data: 'all' }],
  [
    'a service that an advanced one leaves out',
    advanced({ ...MANAGEMENT, eventSource: { NotEquals: ['kms.amazonaws.com'] } }),
    { management: 'all', excluded: ['kms.amazonaws.com'], s3Data: 'none' },
  ],
  [
    'what one leaves out and another keeps',
    advanced({ ...MANAGEMENT, eventSource: { NotEquals: ['kms.amazonaws.com'] } }, MANAGEMENT),
    { management: 'all', excluded: [], s3Data: 'none' },
  ],
  [
    'reads of everything, writes of one service',
    advanced(
      { ...MANAGEMENT, readOnly: equals('true') },
      { ...MANAGEMENT, readOnly: equals('false'), eventSource: equals('ec2.amazonaws.com') },
    ),
    { management: 'all', excluded: ['all but some by eventSource'], s3Data: 'none' },
  ],
])('which events a trail keeps: %s', (_, selectors, value) => {
  expect(eventsOf(selectors)).toEqual({ known: true, value });
});

test.each([
  [
    'were never set keep what a trail keeps by itself',
    false,
    { known: true, value: { management: 'all', s3Data: 'none' } },
  ],
  ['were set are not guessed at', true, { known: false }],
  ['may have been set are not guessed at', undefined, { known: false }],
])('selectors that %s', (_, HasCustomEventSelectors, expected) => {
  const { facts } = cloudtrail.read(
    [
      answered('cloudtrail:DescribeTrails', { trailList: [{ Name: 'main', TrailARN: ARN, HasCustomEventSelectors }] }),
      answered('cloudtrail:ListTrails', { Trails: [{ TrailARN: ARN, HomeRegion: 'eu-central-1' }] }),
    ],
    { system: 'aws', tenant: '111122223333' },
  );
  expect(facts.trails.known && facts.trails.value.items[0]?.events).toMatchObject(expected);
});
