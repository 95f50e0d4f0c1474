import { ConfigServiceClient, DescribeConfigRulesCommand } from '@aws-sdk/client-config-service';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { type ClientConfig, serve } from './running.ts';

const running = await serve();
const { sandbox } = running;
const config = (over?: Partial<ClientConfig>): ClientConfig => running.config(over);
const [management, security, , production] = sandbox.estate.accounts;
if (!management || !security || !production) throw new Error('the estate is smaller than the tests expect');
const roleOf = (account: string): string => `arn:aws:iam::${account}:role/AnnexaReadOnly`;
const assume = (RoleArn: string, over: { ExternalId?: string; DurationSeconds?: number; Policy?: string } = {}) =>
  new STSClient(config()).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'annexa', ...over }));

/** The same refusal has another name and status in each family of services. */
const asks = {
  query: (over: Partial<ClientConfig>) => new IAMClient(config(over)).send(new GetAccountSummaryCommand({})),
  ec2: (over: Partial<ClientConfig>) => new EC2Client(config(over)).send(new DescribeVpcsCommand({})),
  s3: (over: Partial<ClientConfig>) => new S3Client(config(over)).send(new ListBucketsCommand({})),
  json: (over: Partial<ClientConfig>) => new ConfigServiceClient(config(over)).send(new DescribeConfigRulesCommand({})),
  rest: (over: Partial<ClientConfig>) => new GuardDutyClient(config(over)).send(new ListDetectorsCommand({})),
};

function refusal(name: string, status: number): object {
  return { name, $metadata: expect.objectContaining({ httpStatusCode: status }) };
}

describe('signatures', () => {
  const wrongSecret = { credentials: { accessKeyId: sandbox.accessKeyId, secretAccessKey: 'x'.repeat(40) } };
  const unknownKey = { credentials: { accessKeyId: 'AKIAUNKNOWNUNKNOWNXX', secretAccessKey: 'x'.repeat(40) } };

  test.each([
    ['query', wrongSecret, 'SignatureDoesNotMatch', 403],
    ['ec2', wrongSecret, 'AuthFailure', 401],
    ['s3', wrongSecret, 'SignatureDoesNotMatch', 403],
    ['json', wrongSecret, 'InvalidSignatureException', 400],
    ['rest', wrongSecret, 'InvalidSignatureException', 403],
    ['query', unknownKey, 'InvalidClientTokenId', 403],
    ['ec2', unknownKey, 'AuthFailure', 401],
    ['s3', unknownKey, 'InvalidAccessKeyId', 403],
    ['json', unknownKey, 'UnrecognizedClientException', 400],
    ['rest', unknownKey, 'UnrecognizedClientException', 403],
  ] as const)('%s services refuse bad keys as %s %s %i', async (family, over, name, status) => {
    await expect(asks[family](over)).rejects.toMatchObject(refusal(name, status));
  });

  test('a request without a signature is refused', async () => {
    const response = await fetch(running.endpoint, {
      method: 'POST',
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('MissingAuthenticationToken');
  });

  test('a body that was changed after signing is refused', async () => {
    const client = new STSClient(config());
    client.middlewareStack.add(
      (next) => (args) => {
        const signed = args.request as { body: string };
        signed.body = signed.body.replace('2011-06-15', '2011-06-16');
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'tamper' },
    );
    await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });

  test('a region that is not opted in does not know the key', async () => {
    await expect(asks.ec2({ region: 'me-south-1' })).rejects.toMatchObject(refusal('AuthFailure', 401));
    await expect(asks.json({ region: 'me-south-1' })).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('identity needs no permission', async () => {
    const credentials = sandbox.addUser({ name: 'nobody', policies: [] });
    const identity = await new STSClient(config({ credentials })).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe(`arn:aws:iam::${management.id}:user/nobody`);
    expect(identity.Account).toBe(management.id);
  });
});

describe('assumed roles', () => {
  test('the role of a member is that member', async () => {
    const { Credentials, AssumedRoleUser } = await assume(roleOf(production.id), { DurationSeconds: 900 });
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const identity = await new STSClient(config({ credentials })).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: production.id,
      Arn: `arn:aws:sts::${production.id}:assumed-role/AnnexaReadOnly/annexa`,
    });
    expect(AssumedRoleUser?.Arn).toBe(identity.Arn);
    const without = { ...credentials, sessionToken: 'another' };
    await expect(asks.query({ credentials: without })).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  test('a session ends, and every family says so', async () => {
    const { sandbox: own, config: ownConfig } = await serve();
    const account = own.estate.accounts[3]?.id ?? '';
    const { Credentials } = await new STSClient(ownConfig()).send(
      new AssumeRoleCommand({ RoleArn: roleOf(account), RoleSessionName: 'annexa', DurationSeconds: 900 }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const over = ownConfig({ credentials });
    await new IAMClient(over).send(new GetAccountSummaryCommand({}));
    own.clock.advance(899_000);
    await new IAMClient(over).send(new GetAccountSummaryCommand({}));
    own.clock.advance(2_000);
    await expect(asks.query(over)).rejects.toMatchObject({ name: 'ExpiredToken' });
    await expect(asks.ec2(over)).rejects.toMatchObject({ name: 'RequestExpired' });
    await expect(asks.s3(over)).rejects.toMatchObject({ name: 'ExpiredToken' });
    await expect(asks.json(over)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(asks.rest(over)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });

  test('a role is refused that is not there, not trusted, or in a suspended account', async () => {
    const suspended = sandbox.estate.accounts.find((account) => account.plan.account.status === 'SUSPENDED');
    const without = sandbox.estate.accounts[7];
    for (const account of [suspended?.id ?? '', without?.id ?? '', '123456789012']) {
      await expect(assume(roleOf(account))).rejects.toMatchObject({
        name: 'AccessDenied',
        message: expect.stringContaining('sts:AssumeRole'),
      });
    }
    await expect(assume(`arn:aws:iam::${production.id}:role/OrganizationAccountAccessRole`)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  test('the external id has to be right where a role asks for one', async () => {
    const { sandbox: own, config: ownConfig } = await serve({ externalId: 'meridian-2026' });
    const RoleArn = roleOf(own.estate.accounts[3]?.id ?? '');
    const sts = new STSClient(ownConfig());
    await expect(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'annexa' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(
      sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'annexa', ExternalId: 'guess' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'annexa', ExternalId: 'meridian-2026' }),
    );
    expect(Credentials?.SessionToken).toBeTruthy();
  });

  test('a session policy takes away', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
    });
    const { Credentials } = await assume(roleOf(production.id), { Policy });
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    expect((await asks.ec2({ credentials })).$metadata.httpStatusCode).toBe(200);
    await expect(asks.query({ credentials })).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('no session policy allows the iam:GetAccountSummary action'),
    });
  });

  test('a duration beyond the limit is refused', async () => {
    await expect(assume(roleOf(production.id), { DurationSeconds: 7200 })).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
