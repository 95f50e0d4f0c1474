import { describe, expect, test } from 'vitest';
import { type Cost, costOf } from '../collectors/aws/lib/calls.ts';

/**
 * What whole accounts cost with AWS Config on, by the counter of the sandbox: the recorders of one run and
 * every collector. The bound is resources/100 + 40 an account + 12 a region, and nothing above it.
 */
const IN_USE = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1', 'af-south-1'];
const timesIn = ({ sandbox }: Cost, name: string) => {
  const [service = '', operation] = name.split(':');
  const [account] = sandbox.estate.accounts;
  return sandbox.requests
    .list()
    .filter((one) => one.service === service && one.operation === operation && one.account === account?.id)
    .map(({ region, count }) => [region, count] as const);
};

/** Further volumes bring a verdict of a rule each; without any, the account holds what it takes to be one. */
const further = (resources: number, places: number) => Math.max(0, Math.round((resources - 60 - 25 * places) / 2));

describe('one account stays within the bound', () => {
  test.each([100, 1_000, 10_000].flatMap((resources) => [1, 2, 5].map((places) => [resources, places] as const)))(
    'with about %i resources in %i regions',
    async (resources, places) => {
      const cost = await costOf({ accounts: 1, resources: further(resources, places) }, IN_USE.slice(0, places));
      expect(cost.sandbox.violations).toEqual([]);
      expect(cost.regions).toBe(places);
      expect(cost.resources).toBeGreaterThan(resources * 0.9);
      expect(cost.requests).toBeLessThanOrEqual(cost.bound);
    },
    60_000,
  );

  test.each([100, 1_000, 10_000])(
    'with about %i resources in all seventeen regions',
    async (resources) => {
      const cost = await costOf({ accounts: 1, wide: true, resources: further(resources, 5) }, undefined);
      // Besides those that every account has, one that was opted in.
      expect(cost.regions).toBe(18);
      expect(cost.requests).toBeLessThanOrEqual(cost.bound);
    },
    120_000,
  );
});

test('each question that several collectors have is asked once a region, or once for the account', async () => {
  const five = await costOf({ accounts: 1, resources: 500 }, IN_USE);
  for (const name of ['config:DescribeConfigurationRecorderStatus', 'ec2:DescribeImages']) {
    expect(timesIn(five, name).map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
  }
  expect(timesIn(five, 'iam:GetAccountSummary').map(([, count]) => count)).toEqual([1]);
  expect(timesIn(five, 'cloudtrail:DescribeTrails').map(([, count]) => count)).toEqual([1]);
  // AWS Config knows its recorder, the detector, the analyzers, the alarms and the databases: none is asked for.
  for (const name of [
    'config:DescribeConfigurationRecorders',
    'guardduty:ListDetectors',
    'access-analyzer:ListAnalyzers',
    'cloudwatch:DescribeAlarms',
    'rds:DescribeDBInstances',
  ]) {
    expect(timesIn(five, name)).toEqual([]);
  }
  // A bucket that AWS Config records costs no call of its own.
  expect(timesIn(five, 's3:ListBuckets')).toEqual([]);
  expect(five.sandbox.requests.list().filter(({ service }) => service === 's3')).toEqual([]);
}, 120_000);

test('a bucket costs at most six calls of its own where AWS Config does not record it', async () => {
  const cost = await costOf({ accounts: 1, recording: 'nowhere', buckets: 40 }, IN_USE);
  const [account] = cost.sandbox.estate.accounts;
  const buckets = account?.storage.buckets.length ?? 0;
  expect(buckets).toBeGreaterThan(40);
  const asked = cost.sandbox.requests.list().filter(({ service }) => service === 's3');
  const own = asked.filter(({ operation }) => operation !== 'ListBuckets');
  const total = own.reduce((sum, { count }) => sum + count, 0);
  expect(total).toBeGreaterThan(buckets);
  expect(total).toBeLessThanOrEqual(6 * buckets);
  expect(timesIn(cost, 's3:ListBuckets').map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
}, 120_000);

test('each of five accounts stays within the bound, and many cost in proportion to one', async () => {
  const two = IN_USE.slice(0, 2);
  const [three, five] = [await costOf({ accounts: 3 }, two), await costOf({ accounts: 5 }, two)];
  expect(five.accounts).toBe(5);
  // The first is asked about the whole organization besides, which grows with its accounts; the sum holds.
  for (const { requests, bound } of five.each.slice(1)) expect(requests).toBeLessThanOrEqual(bound);
  expect(five.requests).toBeLessThanOrEqual(five.bound);
  const each = (five.requests - three.requests) / 2;
  expect(each).toBeLessThan(1.2 * (five.requests / 5));
}, 180_000);

test('accounts that use nearly every service in each of five regions stay within the bound together', async () => {
  const seven = await costOf({ accounts: 7 }, IN_USE);
  expect(seven.regions).toBe(35);
  expect(seven.requests).toBeLessThanOrEqual(seven.bound);
  // By itself too the one where Security Hub judges, AWS Config is content and backups are made every day.
  const production = seven.each.find(({ account }) => account === seven.sandbox.estate.accounts[3]?.id);
  expect(production?.requests).toBeLessThanOrEqual(production?.bound ?? 0);
}, 180_000);
