import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeRegionsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { CreateUserCommand, GetAccountPasswordPolicyCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, GetKeyRotationStatusCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetMacieSessionCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { DescribeHubCommand, GetFindingsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { describe, expect, test } from 'vitest';
import { modelOf } from '#collectors/cli/sandbox/aws/wire/model.ts';
import { problemsOf } from '#collectors/cli/sandbox/aws/wire/validate.ts';
import { type ClientConfig, everything, serve } from './running.ts';

const running = await serve();
const { sandbox } = running;
const [, , archive, production, staging] = sandbox.estate.accounts;
if (!archive || !production || !staging) throw new Error('the estate is smaller than the tests expect');
const as = (account: string, over: Partial<ClientConfig> = {}): ClientConfig =>
  running.config({ credentials: sandbox.addUser({ account, name: 'tester', policies: [everything] }), ...over });

describe('the published shapes are kept to', () => {
  test('an unknown member, a wrong type and a missing one are each found', async () => {
    const { operations } = await modelOf('iam');
    const output = operations.get('ListUsers')?.output;
    if (!output) throw new Error('IAM lost ListUsers');
    const user = { Path: '/', UserName: 'a', UserId: 'b', Arn: 'c', CreateDate: new Date(0) };
    expect(problemsOf(output, { Users: [user], IsTruncated: false })).toEqual([]);
    expect(problemsOf(output, { Users: [{ ...user, Colour: 'red' }] })).toEqual([
      '$.Users[0].Colour: not a member of User',
    ]);
    expect(problemsOf(output, { Users: [{ ...user, CreateDate: '1970' }] })).toEqual([
      '$.Users[0].CreateDate: expected timestamp, got string',
    ]);
    expect(problemsOf(output, { Users: [{ ...user, CreateDate: new Date(Number.NaN) }] })).toEqual([
      '$.Users[0].CreateDate: expected timestamp, got invalid timestamp',
    ]);
    expect(problemsOf(output, { Users: [{ ...user, UserName: undefined }] })).toEqual([
      '$.Users[0].UserName: required and missing',
    ]);
    expect(problemsOf(output, { IsTruncated: null, Users: {} })).toEqual([
      '$.IsTruncated: expected boolean, got null',
      '$.Users: expected a list, got object',
    ]);
  });

  test('an unfit answer is a failure of the sandbox, not an answer', async () => {
    const own = await serve();
    const { identity } = own.sandbox.estate.management;
    own.sandbox.estate.management.identity = {
      ...identity,
      users: identity.users.map((user) => ({ ...user, created: 'yesterday' as never })),
    };
    await expect(
      new IAMClient(own.config({ credentials: own.sandbox.addUser({ name: 'tester', policies: [everything] }) })).send(
        new ListUsersCommand({}),
      ),
    ).rejects.toMatchObject({
      $metadata: expect.objectContaining({ httpStatusCode: 500 }),
    });
    expect(own.sandbox.violations).toEqual([
      expect.stringContaining(
        'iam.ListUsers: the answer does not fit ListUsers: $.Users[0].CreateDate: expected timestamp, got string',
      ),
    ]);
  });

  test('an operation that the sandbox lacks is loud', async () => {
    const own = await serve();
    const credentials = own.sandbox.addUser({ name: 'tester', policies: [everything] });
    await expect(
      new IAMClient(own.config({ credentials })).send(new CreateUserCommand({ UserName: 'x' })),
    ).rejects.toMatchObject({ $metadata: expect.objectContaining({ httpStatusCode: 500 }) });
    expect(own.sandbox.violations).toEqual(['iam.CreateUser: the sandbox does not answer this operation']);
  });
});

describe('each protocol has its own way to say no', () => {
  test('query: the wire code of a modelled error becomes its class', async () => {
    const error: unknown = await new IAMClient(as(staging.id))
      .send(new GetAccountPasswordPolicyCommand({}))
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'NoSuchEntityException',
      Code: 'NoSuchEntity',
      Type: 'Sender',
      $fault: 'client',
    });
  });

  test('ec2: parameters that cannot be', async () => {
    await expect(
      new EC2Client(as(production.id)).send(new DescribeVpcsCommand({ VpcIds: ['vpc-0'] })),
    ).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
      $metadata: expect.objectContaining({ httpStatusCode: 400 }),
    });
    await expect(
      new EC2Client(as(production.id)).send(
        new DescribeVpcsCommand({ Filters: [{ Name: 'no-such-filter', Values: ['x'] }] }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(
      new EC2Client(as(production.id)).send(new DescribeRegionsCommand({ RegionNames: ['atlantis-1'] })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('json: a key that is listed and may not be described', async () => {
    const client = new KMSClient(as(production.id));
    const hidden = production.region('eu-central-1').keys.find((key) => key.unreadable);
    await expect(client.send(new DescribeKeyCommand({ KeyId: hidden?.id }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('no resource-based policy allows the kms:DescribeKey action'),
    });
    await expect(client.send(new DescribeKeyCommand({ KeyId: 'nothing' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    const signing = production.region('eu-central-1').keys.find((key) => key.spec === 'RSA_2048');
    await expect(client.send(new GetKeyRotationStatusCommand({ KeyId: signing?.id }))).rejects.toMatchObject({
      name: 'UnsupportedOperationException',
    });
  });

  test('rest: services that are off, each in its own words', async () => {
    await expect(new SecurityHubClient(as(staging.id)).send(new DescribeHubCommand({}))).rejects.toMatchObject({
      name: 'InvalidAccessException',
      $metadata: expect.objectContaining({ httpStatusCode: 401 }),
    });
    await expect(new Macie2Client(as(staging.id)).send(new GetMacieSessionCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'Macie is not enabled',
      $metadata: expect.objectContaining({ httpStatusCode: 403 }),
    });
    await expect(
      new GuardDutyClient(as(production.id)).send(new GetDetectorCommand({ DetectorId: 'x' })),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  test('a guardrail of the organisation is an explicit deny', async () => {
    const error: unknown = await new Macie2Client(as(production.id, { region: 'us-east-1' }))
      .send(new GetMacieSessionCommand({}))
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('with an explicit deny in a service control policy'),
    });
    expect(
      (await new Macie2Client(as(archive.id, { region: 'us-east-1' })).send(new GetMacieSessionCommand({}))).status,
    ).toBe('ENABLED');
  });

  test('json with the names of a former query protocol', async () => {
    const credentials = sandbox.addUser({ name: 'nobody', policies: [] });
    const error: unknown = await new CloudWatchClient(running.config({ credentials }))
      .send(new DescribeAlarmsCommand({}))
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('cloudwatch:DescribeAlarms'),
    });
  });
});

test('findings are filtered as asked, and paged', async () => {
  const client = new SecurityHubClient(as(production.id));
  const all = await client.send(new GetFindingsCommand({ MaxResults: 100 }));
  const failed = await client.send(
    new GetFindingsCommand({ Filters: { ComplianceStatus: [{ Value: 'FAILED', Comparison: 'EQUALS' }] } }),
  );
  const passed = await client.send(
    new GetFindingsCommand({ Filters: { ComplianceStatus: [{ Value: 'FAILED', Comparison: 'NOT_EQUALS' }] } }),
  );
  expect((failed.Findings?.length ?? 0) + (passed.Findings?.length ?? 0)).toBe(all.Findings?.length);
  expect(failed.Findings?.every((finding) => finding.Compliance?.Status === 'FAILED')).toBe(true);
  const first = await client.send(new GetFindingsCommand({ MaxResults: 2 }));
  const second = await client.send(new GetFindingsCommand({ MaxResults: 2, NextToken: first.NextToken }));
  expect([...(first.Findings ?? []), ...(second.Findings ?? [])]).toEqual(all.Findings?.slice(0, 4));
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
