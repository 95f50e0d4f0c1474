import { expect, test } from 'vitest';
import { type Cost, costOf } from '../collectors/aws/lib/calls.ts';

/**
 * What whole accounts cost with AWS Config on, by the counter of the sandbox: the recorders of one run,
 * every collector, a hundred further resources in each region.
 */
const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1', 'af-south-1'];
const cost = (accounts: number, regions: number): Promise<Cost> =>
  costOf({ accounts, resources: 100 * accounts * regions }, REGIONS.slice(0, regions));
const timesIn = ({ sandbox }: Cost, name: string) => {
  const [service = '', operation] = name.split(':');
  const [account] = sandbox.estate.accounts;
  return sandbox.requests
    .list()
    .filter((one) => one.service === service && one.operation === operation && one.account === account?.id)
    .map(({ region, count }) => [region, count] as const);
};

test('one account costs little more than resources/100 + 40 + 12 a region, at two regions and at five', async () => {
  const [two, five] = [await cost(1, 2), await cost(1, 5)];
  expect(two.sandbox.violations).toEqual([]);
  expect(two.requests / two.bound).toBeLessThanOrEqual(1.25);
  expect(five.requests / five.bound).toBeLessThanOrEqual(1.35);
  // Each question that several collectors have is asked once a region, and once for the account.
  for (const name of ['config:DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorderStatus']) {
    expect(timesIn(five, name).map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
  }
  expect(timesIn(five, 'iam:GetAccountSummary').map(([, count]) => count)).toEqual([1]);
  expect(timesIn(five, 'cloudtrail:DescribeTrails').map(([, count]) => count)).toEqual([1]);
  // AWS Config knows the detector, the vaults, the alarms and the databases: none of their lists is asked for.
  for (const name of ['guardduty:ListDetectors', 'cloudwatch:DescribeAlarms', 'rds:DescribeDBInstances']) {
    expect(timesIn(five, name)).toEqual([]);
  }
}, 120_000);

test('many accounts cost in proportion to one, and no more than the bound and a tenth', async () => {
  const [three, six] = [await cost(3, 2), await cost(6, 2)];
  expect(six.accounts).toBe(6);
  expect(six.requests / six.bound).toBeLessThanOrEqual(1.1);
  const each = (six.requests - three.requests) / 3;
  expect(each).toBeLessThan(three.requests / 3 + 10);
}, 180_000);
