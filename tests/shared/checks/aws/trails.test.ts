import { expect, test } from 'vitest';
import { trail } from './lib/account-cases.ts';
import { k, list, no, RECENT } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const stopped = { status: k({ logging: false, lastDelivery: RECENT, deliveryError: null }) };
const events = (fields: object) => ({ events: k({ management: 'all', excluded: [], s3Data: 'all', ...fields }) });
const trails = (...all: object[]) => ({ 'aws/cloudtrail': { trails: list(...all) } });

const SPECIAL: readonly (readonly [check: string, lacks: object])[] = [
  ['aws/trail-validation', { validation: no }],
  ['aws/trail-encrypted', { kmsKey: null }],
  ['aws/trail-watched', { logGroup: null }],
  ['aws/trail-global-events', { globalEvents: no }],
  ['aws/trail-management-events', events({ management: 'write' })],
  ['aws/trail-data-events', events({ s3Data: 'none' })],
];

const logging: Trap[] = [
  ...SPECIAL.map(([check, lacks]) => ({
    check,
    what: 'a trail that is stopped lends nothing to the one that logs',
    given: trails(trail(lacks), trail(stopped)),
    outcomes: ['fail' as const],
  })),
  {
    check: 'aws/trail-management-events',
    what: 'events of a service that are left out are missing',
    given: trails(trail(events({ excluded: ['kms.amazonaws.com'] }))),
    outcomes: ['manual'],
    says: 'kms.amazonaws.com',
  },
  {
    check: 'aws/trail-management-events',
    what: 'one trail keeps what another leaves out',
    given: trails(trail(events({ excluded: ['kms.amazonaws.com'] })), trail()),
    outcomes: ['pass'],
  },
  {
    check: 'aws/trail-data-events',
    what: 'some buckets are not all',
    given: trails(trail(events({ s3Data: 'some' }))),
    outcomes: ['manual'],
  },
];

const watched = (patterns: readonly string[], more: object = {}) => ({
  'aws/cloudtrail': { trails: list(trail(more)) },
  'aws/monitoring': {
    filters: list(...patterns.map((pattern, at) => ({ name: 'f', group: 'trail', pattern, metrics: [`CIS/${at}`] }))),
    alarms: list(...patterns.map((_, at) => ({ name: 'a', metric: `CIS/${at}`, acts: true }))),
  },
});
const BUCKETS =
  '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = DeleteBucketPolicy)) }';
const NETWORK = [
  '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupIngress) }',
  '{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) }',
  '{ ($.eventName = CreateCustomerGateway) || ($.eventName = AttachInternetGateway) }',
  '{ ($.eventName = CreateRoute) || ($.eventName = ReplaceRoute) }',
  '{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) }',
];

const alarms: Trap[] = [
  {
    check: 'aws/alarm-iam-changes',
    what: 'a filter for bucket policies is none for IAM policies',
    given: watched([BUCKETS]),
    outcomes: ['fail'],
  },
  {
    check: 'aws/alarm-iam-changes',
    what: 'a wildcard looks for all that it fits',
    given: watched(['{ $.eventName = "*Policy*" }']),
    outcomes: ['pass'],
  },
  {
    check: 'aws/alarm-iam-changes',
    what: 'everything that a service does includes this',
    given: watched(['{ $.eventSource = "iam.amazonaws.com" }']),
    outcomes: ['pass'],
  },
  {
    check: 'aws/alarm-network-changes',
    what: 'security groups are not all of the network',
    given: watched(NETWORK.slice(0, 1)),
    outcomes: ['fail'],
    says: 'CreateRoute',
  },
  {
    check: 'aws/alarm-network-changes',
    what: 'several filters are enough together',
    given: watched(NETWORK),
    outcomes: ['pass'],
  },
  {
    check: 'aws/alarm-trail-changes',
    what: 'looking away from an event is not looking for it',
    given: watched([
      '{ ($.eventName != StopLogging) && ($.eventName != DeleteTrail) && ($.eventName != UpdateTrail) }',
    ]),
    outcomes: ['fail'],
  },
  {
    check: 'aws/alarm-trail-changes',
    what: 'a filter by terms',
    given: watched(['?StopLogging ?DeleteTrail ?UpdateTrail']),
    outcomes: ['pass'],
  },
  {
    check: 'aws/alarm-key-deletion',
    what: 'a filter for one of two',
    given: watched(['{ ($.eventSource = kms.amazonaws.com) && ($.eventName = DisableKey) }']),
    outcomes: ['fail'],
    says: 'ScheduleKeyDeletion',
  },
  {
    check: 'aws/alarm-root-use',
    what: 'everybody but the root user',
    given: watched(['{ $.userIdentity.type != "Root" }']),
    outcomes: ['fail'],
  },
  {
    check: 'aws/alarm-sign-in-without-mfa',
    what: 'the terms in another order',
    given: watched(['{ ($.additionalEventData.MFAUsed != "Yes") && ($.eventName = "ConsoleLogin") }']),
    outcomes: ['pass'],
  },
  {
    check: 'aws/alarm-unauthorized-calls',
    what: 'all that was not refused',
    given: watched(['{ ($.errorCode != "AccessDenied*") && ($.errorCode != "*UnauthorizedOperation") }']),
    outcomes: ['fail'],
  },
  {
    check: 'aws/alarm-root-use',
    what: 'the trail of an organisation is watched in the account that keeps its log group',
    given: watched([], { logGroup: 'arn:aws:logs:eu-central-1:999988887777:log-group:trail:*' }),
    outcomes: ['not-applicable'],
    says: '999988887777',
  },
];

const group = (fields: object) => ({
  'aws/monitoring': { logGroups: list({ name: 'g', arn: 'g', retention: 2, key: null, class: 'DELIVERY', ...fields }) },
});
const logGroups: Trap[] = [
  {
    check: 'aws/log-groups-kept',
    what: 'a group that only passes logs on keeps none by itself',
    given: group({}),
    outcomes: ['not-applicable'],
  },
];

test.each(logging)('trails, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(alarms)('alarms, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(logGroups)('log groups, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
