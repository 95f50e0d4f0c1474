import { ConfigServiceClient, SelectResourceConfigCommand } from '@aws-sdk/client-config-service';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ClientConfig, serve } from './running.ts';

const running = await serve({ resources: 2000 });
const { sandbox } = running;
const config = (over?: Partial<ClientConfig>): ClientConfig => running.config(over);
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.requests.clear();
});
const summary = (over?: Partial<ClientConfig>) => new IAMClient(config(over)).send(new GetAccountSummaryCommand({}));

describe('throttling', () => {
  test.each([
    ['iam', 'Throttling', 400, () => summary()],
    ['ec2', 'RequestLimitExceeded', 503, () => new EC2Client(config()).send(new DescribeVolumesCommand({}))],
    ['s3', 'SlowDown', 503, () => new S3Client(config()).send(new ListBucketsCommand({}))],
    [
      'config',
      'ThrottlingException',
      400,
      () => new ConfigServiceClient(config()).send(new SelectResourceConfigCommand({ Expression: 'SELECT *' })),
    ],
    [
      'guardduty',
      'TooManyRequestsException',
      429,
      () => new GuardDutyClient(config()).send(new ListDetectorsCommand({})),
    ],
  ] as const)('%s says %s %i, and the client knows it for throttling', async (service, name, status, ask) => {
    sandbox.faults.add({ service, fault: { kind: 'throttle' } });
    await expect(ask()).rejects.toMatchObject({ name, $metadata: expect.objectContaining({ httpStatusCode: status }) });
  });

  test('in the middle of a list, after which the list goes on', async () => {
    sandbox.faults.add({
      service: 'config',
      operation: 'SelectResourceConfig',
      nth: 2,
      times: 1,
      fault: { kind: 'throttle' },
    });
    const client = new ConfigServiceClient(config({ maxAttempts: 3 }));
    const Expression = "SELECT resourceId WHERE resourceType = 'AWS::EC2::Volume'";
    const ids = new Set<string>();
    let NextToken: string | undefined;
    do {
      const page: { Results?: string[] | undefined; NextToken?: string | undefined } = await client.send(
        new SelectResourceConfigCommand({ Expression, NextToken, Limit: 100 }),
      );
      for (const row of page.Results ?? []) ids.add(row);
      NextToken = page.NextToken;
    } while (NextToken);
    expect(ids.size).toBe(sandbox.estate.management.region('eu-central-1').volumeCount);
    expect(sandbox.requests.of('config', 'SelectResourceConfig')).toBe(Math.ceil(ids.size / 100) + 1);
  });
});

test('a fault hits only where it is told to', async () => {
  sandbox.faults.add({
    service: 'ec2',
    region: 'eu-west-1',
    fault: { kind: 'error', code: 'InternalError', message: 'An internal error has occurred', status: 500 },
  });
  await expect(
    new EC2Client(config({ region: 'eu-west-1' })).send(new DescribeVolumesCommand({})),
  ).rejects.toMatchObject({ name: 'InternalError' });
  expect((await new EC2Client(config()).send(new DescribeVolumesCommand({}))).$metadata.httpStatusCode).toBe(200);
  sandbox.faults.add({ service: 'iam', account: 'another', fault: { kind: 'reset' } });
  expect((await summary()).$metadata.httpStatusCode).toBe(200);
});

test('the connection is reset', async () => {
  sandbox.faults.add({ service: 'iam', nth: 1, fault: { kind: 'reset' } });
  await expect(summary()).rejects.toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
  expect((await summary()).$metadata.httpStatusCode).toBe(200);
});

test('the body is cut off', async () => {
  sandbox.faults.add({ service: 'iam', nth: 1, fault: { kind: 'truncate' } });
  await expect(summary()).rejects.toThrow(/aborted|ECONNRESET|terminated/);
});

test('an answer takes its time', async () => {
  sandbox.faults.add({ service: 'iam', nth: 1, fault: { kind: 'delay', milliseconds: 120 } });
  const start = performance.now();
  await summary();
  expect(performance.now() - start).toBeGreaterThan(115);
});

test('credentials end in the middle of a run', async () => {
  sandbox.faults.add({ service: 'iam', nth: 2, fault: { kind: 'expire-session' } });
  await summary();
  await expect(summary()).rejects.toMatchObject({ name: 'ExpiredToken' });
});

test('faults and counters are reached from another process', async () => {
  const post = await fetch(`${running.endpoint}/_sandbox/aws/faults`, {
    method: 'POST',
    body: JSON.stringify({ service: 'iam', nth: 1, fault: { kind: 'throttle' } }),
  });
  expect(post.status).toBe(201);
  await expect(summary()).rejects.toMatchObject({ name: 'Throttling' });
  const seen = (await (await fetch(`${running.endpoint}/_sandbox/aws/requests`)).json()) as object;
  const account = sandbox.estate.management.id;
  expect(seen).toEqual({
    total: 1,
    violations: [],
    requests: [{ service: 'iam', operation: 'GetAccountSummary', account, region: 'eu-central-1', count: 1 }],
  });
  expect((await fetch(`${running.endpoint}/_sandbox/aws/faults`, { method: 'DELETE' })).status).toBe(200);
});

test('what is no rule is refused', async () => {
  for (const body of ['nonsense', '{}', '{"service":"iam"}', 'null']) {
    expect((await fetch(`${running.endpoint}/_sandbox/aws/faults`, { method: 'POST', body })).status).toBe(400);
  }
  expect((await fetch(`${running.endpoint}/_sandbox/aws/elsewhere`)).status).toBe(404);
});
