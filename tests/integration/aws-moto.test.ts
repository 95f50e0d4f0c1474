import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { CreateTrailCommand, CloudTrailClient, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVolumeCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  AttachUserPolicyCommand,
  CreateUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import account from '#collectors/aws/account.ts';
import cloudtrail from '#collectors/aws/cloudtrail.ts';
import identities from '#collectors/aws/identities.ts';
import member from '#collectors/aws/policies/member.json';
import provider from '#collectors/aws/provider.ts';
import resources from '#collectors/aws/resources.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import { judge } from '../collectors/aws/lib/estate.ts';
import { record } from '../collectors/aws/lib/run.ts';

/**
 * The same collectors, through the official clients, against an emulator that others wrote.
 * `ANNEXA_MOTO` names its server; else it is looked for where CI puts it, and on the PATH.
 */
const server = [
  process.env['ANNEXA_MOTO'],
  '/opt/moto/bin/moto_server',
  '/opt/annexa-moto/bin/moto_server',
  ...onPath(),
]
  .filter((path): path is string => path !== undefined && path !== '')
  .find((path) => existsSync(path));
const mustRun = process.env['CI'] === 'true';
if (server === undefined && !mustRun)
  console.warn('SKIPPED: moto_server was not found, so AWS was not tested against moto (set ANNEXA_MOTO).');

function onPath(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'moto_server'));
}

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const scope = { system: 'aws', tenant: ACCOUNT, region: REGION };
let moto: ChildProcess | undefined;
let endpoint = '';
const root = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'root-of-moto' };
let keys = root;

beforeAll(async () => {
  if (server === undefined) return;
  const port = await freePort();
  endpoint = `http://127.0.0.1:${port}`;
  moto = spawn(server, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await until(async () => (await fetch(`${endpoint}/moto-api/`)).ok);
  keys = await populate();
  // From here on every request needs a policy, and a true signature.
  await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: '0' });
});

afterAll(() => {
  moto?.kill();
});

const settings = () => ({ region: REGION, endpoint, credentials: root });

/** One good and one bad of each, and a user that holds the member policy and nothing else. */
async function populate() {
  const iam = new IAMClient(settings());
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, RequireSymbols: true }));
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const policy = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'everything', PolicyDocument: JSON.stringify(everything) }),
  );
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: policy.Policy?.Arn }));
  await iam.send(new CreateUserCommand({ UserName: 'auditor' }));
  await iam.send(
    new PutUserPolicyCommand({
      UserName: 'auditor',
      PolicyName: 'member',
      PolicyDocument: document([...actions, ...NAMES_OF_MOTO]),
    }),
  );
  const made = await iam.send(new CreateAccessKeyCommand({ UserName: 'auditor' }));

  const s3 = new S3Client({ ...settings(), forcePathStyle: true });
  for (const Bucket of ['good-bucket', 'bad-bucket', 'trail-bucket'])
    await s3.send(new CreateBucketCommand({ Bucket }));
  const PublicAccessBlockConfiguration = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: 'good-bucket', PublicAccessBlockConfiguration }));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: 'good-bucket', VersioningConfiguration: { Status: 'Enabled' } }),
  );
  const open = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bad-bucket/*' }],
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'bad-bucket', Policy: JSON.stringify(open) }));

  const trails = new CloudTrailClient(settings());
  await trails.send(
    new CreateTrailCommand({
      Name: 'main',
      S3BucketName: 'trail-bucket',
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
    }),
  );
  await trails.send(new StartLoggingCommand({ Name: 'main' }));

  const kms = new KMSClient(settings());
  const rotating = await kms.send(new CreateKeyCommand({}));
  await kms.send(new EnableKeyRotationCommand({ KeyId: rotating.KeyMetadata?.KeyId }));
  await kms.send(new CreateKeyCommand({}));

  const ec2 = new EC2Client(settings());
  await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1, Encrypted: true }));
  await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1, Encrypted: false }));
  const group = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'open', Description: 'open' }));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group.GroupId,
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '0.0.0.0/0',
    }),
  );
  return { accessKeyId: made.AccessKey?.AccessKeyId ?? '', secretAccessKey: made.AccessKey?.SecretAccessKey ?? '' };
}

function document(allowed: readonly string[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: allowed, Resource: '*' }] });
}

async function allow(actions: readonly string[]): Promise<void> {
  // Policies are changed with enforcement off; moto keeps its state.
  await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: '1000000' });
  const iam = new IAMClient(settings());
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'auditor', PolicyName: 'member' }));
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'auditor', PolicyName: 'member', PolicyDocument: document(actions) }),
  );
  await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: '0' });
}

const credential = () => provider.parseCredential({ ...keys, endpoint, region: REGION });
const actions = member.Statement.flatMap(({ Action }) => Action);
/** moto takes questions about the encryption and the public access block of a bucket for this action. */
const NAMES_OF_MOTO = ['s3:ListBucket'];

test.runIf(mustRun)('moto is there when it has to be', () => {
  expect(server).toBeDefined();
});

describe.runIf(server !== undefined)('with the member policy enforced', () => {
  const verdict = (outcomes: ReadonlyMap<string, Outcome>, id: string) =>
    [...outcomes]
      .filter(([subject]) => subject.startsWith(`aws/${id} `))
      .map(([, { outcome }]) => outcome)
      .sort();

  test('we are the user that holds it', async () => {
    const connection = await provider.connect(credential(), {
      fetch,
      signal: new AbortController().signal,
      scope: null,
      memo: new Map(),
    });
    expect(await provider.identify(connection)).toMatchObject({ id: `arn:aws:iam::${ACCOUNT}:user/auditor` });
    const { tenants } = await provider.scopes(connection);
    expect(tenants[0]?.tenant).toBe(ACCOUNT);
    expect(tenants[0]?.regions).toContain(REGION);
  });

  test('wrong keys are a connection error in plain words', async () => {
    const wrong = provider.parseCredential({ ...keys, secretAccessKey: 'wrong', endpoint, region: REGION });
    const connection = await provider.connect(wrong, {
      fetch,
      signal: new AbortController().signal,
      scope: null,
      memo: new Map(),
    });
    await expect(provider.identify(connection)).rejects.toThrow(/AWS does not know these keys/);
  });

  test('the account is read and judged', async () => {
    const facts = new Map<string, unknown>();
    for (const collector of [account, cloudtrail, identities, resources]) {
      const run = await record(collector as never, scope, { fetch, credential: credential() });
      const refused = run.exchanges
        // moto knows S3 Control only by a host name that an address on loopback does not have.
        .filter(({ status, params }) => status === 403 && params?.['service'] !== 's3control');
      expect(refused.map(({ params }) => params?.['operation'])).toEqual([]);
      facts.set(`aws/${NAMES.get(collector.title)}`, run.facts);
    }
    const outcomes = judge(facts, scope);
    expect(verdict(outcomes, 'password-policy-length')).toEqual(['pass']);
    expect(verdict(outcomes, 'password-policy-reuse')).toEqual(['fail']);
    expect(verdict(outcomes, 'no-full-admin-policies')).toEqual(['fail']);
    expect(verdict(outcomes, 'users-not-admin')).toEqual(['fail', 'pass']);
    expect(verdict(outcomes, 'trail-multi-region')).toEqual(['pass']);
    expect(verdict(outcomes, 'trail-validation')).toEqual(['pass']);
    // moto makes a key of its own for the encrypted volume.
    expect(new Set(verdict(outcomes, 'kms-keys-rotate'))).toEqual(new Set(['fail', 'pass']));
    expect(verdict(outcomes, 'volumes-encrypted')).toEqual(['fail', 'pass']);
    expect(verdict(outcomes, 'security-groups-admin-ports').filter((one) => one === 'fail')).toEqual(['fail']);
    expect(verdict(outcomes, 'buckets-versioned')).toEqual(['fail', 'fail', 'pass']);
    expect(
      outcomes.get('aws/buckets-block-public-access S3 bucket good-bucket')?.outcome ?? bucket(outcomes, 'good-bucket'),
    ).toBe('pass');
    // moto has no row for the root user, and its reports carry a date of long ago.
    expect(verdict(outcomes, 'root-unused')).toEqual(['unavailable']);
    expect(verdict(outcomes, 'console-users-mfa')).toEqual(['unavailable']);
    // AWS Config is off here; types that only it knows are not "none".
    expect(verdict(outcomes, 'queues-encrypted')).toEqual(['unavailable']);
  });

  test.each([
    ['iam:GetAccountSummary', account],
    ['iam:GetAccountPasswordPolicy', account],
    ['iam:GetAccountAuthorizationDetails', identities],
    ['iam:ListVirtualMFADevices', identities],
    ['cloudtrail:DescribeTrails', cloudtrail],
    ['cloudtrail:GetTrailStatus', cloudtrail],
    ['s3:ListAllMyBuckets', resources],
    ['s3:GetBucketVersioning', resources],
    ['ec2:DescribeVolumes', resources],
    ['kms:GetKeyRotationStatus', resources],
  ])('without %s the collector says so', async (action, collector) => {
    await allow([...actions, ...NAMES_OF_MOTO].filter((one) => one !== action));
    const run = await record(collector as never, scope, { fetch, credential: credential() });
    expect(run.completeness.complete).toBe(false);
    expect(JSON.stringify(run.facts)).toContain(`"missing":"${action}"`);
    const probes = await collector.probe(run.connection, {
      scope,
      signal: new AbortController().signal,
      progress: () => {},
    });
    expect(probes.filter(({ verdict: one }) => one === 'refused').map(({ permission }) => permission)).toEqual([
      action,
    ]);
  });
});

const NAMES = new Map([
  [account.title, 'account'],
  [cloudtrail.title, 'cloudtrail'],
  [identities.title, 'identities'],
  [resources.title, 'resources'],
]);

function bucket(outcomes: ReadonlyMap<string, Outcome>, name: string) {
  return [...outcomes].find(
    ([subject]) => subject.startsWith('aws/buckets-block-public-access') && subject.endsWith(name),
  )?.[1].outcome;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('moto did not start');
}
