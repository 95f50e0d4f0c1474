import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand as GetAccountBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { describe, expect, test } from 'vitest';
import { everything, serve } from './running.ts';

const { sandbox, endpoint, config } = await serve();
const [, , archive, production, staging] = sandbox.estate.accounts;
if (!archive || !production || !staging) throw new Error('the estate is smaller than the tests expect');
const as = (account: string, region = 'eu-central-1'): S3Client =>
  new S3Client(config({ region, credentials: sandbox.addUser({ account, name: 'tester', policies: [everything] }) }));
const careless = as(staging.id);
const Site = 'payments-staging-static-site';

/** A client that names the bucket in the host; names below localhost are resolved here, since not every resolver knows them. */
function byHost(region: string): S3Client {
  const { port } = new URL(endpoint);
  const credentials = sandbox.addUser({ account: staging?.id ?? '', name: 'tester', policies: [everything] });
  const client = new S3Client({
    ...config({ region, credentials, endpoint: `http://localhost:${port}` }),
    forcePathStyle: false,
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const signed = args.request as { hostname: string };
      if (!signed.hostname.endsWith('.localhost')) throw new Error(`the bucket is not in ${signed.hostname}`);
      signed.hostname = '127.0.0.1';
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'resolve' },
  );
  return client;
}

describe('what is not set is a fact of its own', () => {
  test.each([
    ['NoSuchPublicAccessBlockConfiguration', new GetPublicAccessBlockCommand({ Bucket: Site })],
    ['NoSuchBucketPolicy', new GetBucketPolicyStatusCommand({ Bucket: 'payments-staging-scratch' })],
    ['NoSuchBucketPolicy', new GetBucketPolicyCommand({ Bucket: 'payments-staging-scratch' })],
    ['NoSuchLifecycleConfiguration', new GetBucketLifecycleConfigurationCommand({ Bucket: Site })],
    ['ObjectLockConfigurationNotFoundError', new GetObjectLockConfigurationCommand({ Bucket: Site })],
    ['NoSuchBucket', new GetBucketVersioningCommand({ Bucket: 'nobody-has-this-bucket' })],
  ])('%s', async (name, command) => {
    await expect(careless.send(command)).rejects.toMatchObject({
      name,
      $metadata: expect.objectContaining({ httpStatusCode: 404 }),
    });
  });

  test('a bucket that never had versions says nothing about them', async () => {
    expect(await careless.send(new GetBucketVersioningCommand({ Bucket: Site }))).not.toHaveProperty('Status');
    expect(await careless.send(new GetBucketLoggingCommand({ Bucket: Site }))).not.toHaveProperty('LoggingEnabled');
  });
});

test('public policies, public grants and locks are read as they are', async () => {
  expect((await careless.send(new GetBucketPolicyStatusCommand({ Bucket: Site }))).PolicyStatus).toEqual({
    IsPublic: true,
  });
  const acl = await careless.send(new GetBucketAclCommand({ Bucket: 'payments-staging-press-kit' }));
  expect(acl.Grants?.[1]).toEqual({
    Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
    Permission: 'READ',
  });
  const lock = await as(archive.id).send(
    new GetObjectLockConfigurationCommand({ Bucket: 'meridian-log-archive-org-trail' }),
  );
  expect(lock.ObjectLockConfiguration?.Rule?.DefaultRetention).toEqual({ Mode: 'COMPLIANCE', Days: 400 });
  const encryption = await careless.send(new GetBucketEncryptionCommand({ Bucket: Site }));
  expect(encryption.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault).toEqual({
    SSEAlgorithm: 'AES256',
  });
});

describe('buckets elsewhere', () => {
  const Bucket = 'payments-staging-us-exports';

  test('a region sends the client on to the one that holds the bucket', async () => {
    for (const [client, name] of [
      [careless, Bucket],
      [as(staging.id, 'us-east-1'), Site],
    ] as const) {
      await expect(client.send(new GetBucketVersioningCommand({ Bucket: name }))).rejects.toMatchObject({
        name: 'PermanentRedirect',
        $metadata: expect.objectContaining({ httpStatusCode: 301 }),
      });
    }
  });

  test('found by its host, a bucket refuses the signature for another region and says which is right', async () => {
    await expect(byHost('us-west-2').send(new GetBucketVersioningCommand({ Bucket }))).rejects.toMatchObject({
      name: 'AuthorizationHeaderMalformed',
      Region: 'us-east-1',
      $metadata: expect.objectContaining({ httpStatusCode: 400 }),
    });
  });

  test('the client finds the region by itself when it may', async () => {
    const client = new S3Client({
      ...config({ credentials: sandbox.addUser({ account: staging.id, name: 'tester', policies: [everything] }) }),
      followRegionRedirects: true,
    });
    expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Suspended');
  });

  test('the oldest region has no location constraint', async () => {
    const location = await as(staging.id, 'us-east-1').send(new GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint ?? '').toBe('');
    expect((await careless.send(new GetBucketLocationCommand({ Bucket: Site }))).LocationConstraint).toBe(
      'eu-central-1',
    );
  });
});

test('a bucket may be listed and yet not be readable', async () => {
  const client = as(production.id);
  const { Buckets } = await client.send(new ListBucketsCommand({}));
  expect(Buckets?.map((bucket) => bucket.Name)).toContain('payments-production-card-data-vault');
  await expect(
    client.send(new GetPublicAccessBlockCommand({ Bucket: 'payments-production-card-data-vault' })),
  ).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('explicit deny in a resource-based policy'),
  });
  await expect(client.send(new GetBucketAclCommand({ Bucket: Site }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('lists are paged, filtered by prefix and by region', async () => {
  const first = await careless.send(new ListBucketsCommand({ MaxBuckets: 3 }));
  const second = await careless.send(
    new ListBucketsCommand({ MaxBuckets: 100, ContinuationToken: first.ContinuationToken }),
  );
  const names = [...(first.Buckets ?? []), ...(second.Buckets ?? [])].map((bucket) => bucket.Name);
  expect(names).toEqual(staging.storage.buckets.map((bucket) => bucket.name));
  expect(second.ContinuationToken).toBeUndefined();
  const american = await careless.send(new ListBucketsCommand({ BucketRegion: 'us-east-1' }));
  expect(american.Buckets?.map((bucket) => bucket.Name)).toEqual(['payments-staging-us-exports']);
});

test('the bucket may stand in the host', async () => {
  expect((await byHost('eu-central-1').send(new GetBucketPolicyStatusCommand({ Bucket: Site }))).PolicyStatus).toEqual({
    IsPublic: true,
  });
});

test('the block of the whole account is another service with the same signing name', async () => {
  const clientOf = (account: string): S3ControlClient =>
    new S3ControlClient({
      ...config({ credentials: sandbox.addUser({ account, name: 'tester', policies: [everything] }) }),
      endpointProvider: () => ({ url: new URL(endpoint) }),
    });
  const block = await clientOf(production.id).send(new GetAccountBlockCommand({ AccountId: production.id }));
  expect(block.PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  });
  await expect(clientOf(staging.id).send(new GetAccountBlockCommand({ AccountId: staging.id }))).rejects.toMatchObject({
    name: 'NoSuchPublicAccessBlockConfiguration',
  });
  await expect(
    clientOf(staging.id).send(new GetAccountBlockCommand({ AccountId: production.id })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
