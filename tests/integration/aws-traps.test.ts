import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import cloudtrail from '#collectors/aws/cloudtrail.ts';
import { AwsConnection } from '#collectors/aws/client/connection.ts';
import identities from '#collectors/aws/identities.ts';
import identityCenter from '#collectors/aws/identity-center.ts';
import monitoring from '#collectors/aws/monitoring.ts';
import posture from '#collectors/aws/posture.ts';
import provider from '#collectors/aws/provider.ts';
import resources from '#collectors/aws/resources.ts';
import type { Fetch } from '#shared/define.ts';
import { asksFor, between } from '../collectors/aws/lib/between.ts';
import { accountAt, type Estate, judge, openEstate } from '../collectors/aws/lib/estate.ts';
import { KEYS, record } from '../collectors/aws/lib/run.ts';

/** The cases that catch tools out, one by one; none may pass or fail wrongly. */
let estate: Estate;

beforeAll(async () => {
  estate = await openEstate({ accounts: 6, buckets: 12 });
});

afterAll(() => estate.close());

const at = (index: number, region?: string) => ({
  system: 'aws',
  tenant: accountAt(estate, index),
  ...(region !== undefined && { region }),
});

const s3Error = (status: number, code: string) =>
  new Response(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, { status });
const ofCheck = (facts: unknown, id: string, collector: string, scope: ReturnType<typeof at>) =>
  [...judge(new Map([[collector, facts]]), scope)].filter(([name]) => name.startsWith(`${id} `)).map(([, one]) => one);

test('a region with no resources is neither passing nor failing on them', async () => {
  const scope = at(3, 'eu-north-1');
  const { facts } = await record(resources, scope, { fetch, credential: estate.credential });
  expect(facts.volumes).toMatchObject({ known: true, value: { items: [], complete: true } });
  expect(ofCheck(facts, 'aws/volumes-encrypted', 'aws/resources', scope)).toMatchObject([
    { outcome: 'not-applicable', reason: expect.stringContaining('there are no EBS volumes') },
  ]);
});

test('throttling in the middle of a list leaves it cut, with why', async () => {
  let pages = 0;
  const throttling = between((request) => {
    if (!asksFor(request, 'DescribeLogGroups')) return null;
    pages += 1;
    if (pages > 1) return Response.json({ __type: 'ThrottlingException' }, { status: 400 });
    return Response.json({ logGroups: [{ logGroupName: 'a', arn: 'a', retentionInDays: 400 }], nextToken: 'more' });
  });
  const scope = at(3, 'eu-central-1');
  const { facts, completeness } = await record(monitoring, scope, {
    fetch: throttling,
    credential: estate.credential,
  });
  expect(facts.logGroups).toMatchObject({ known: true, value: { complete: false, items: [{ name: 'a' }] } });
  expect(completeness.note).toMatch(/still throttling logs:DescribeLogGroups/);
  const outcomes = ofCheck(facts, 'aws/log-groups-kept', 'aws/monitoring', scope);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['pass', 'unavailable']);
}, 60_000);

describe('the credential report', () => {
  const reports = (code: string) =>
    between((_, body) =>
      body.includes('Action=GetCredentialReport')
        ? new Response(`<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`, {
            status: 410,
          })
        : body.includes('Action=GenerateCredentialReport')
          ? new Response('<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>', { status: 403 })
          : null,
    );

  test.each([
    ['ReportExpired', /has expired/],
    ['ReportNotPresent', /no credential report/],
    ['ReportInProgress', /still making the credential report/],
  ])('%s, and no right to make a new one, is not seen', async (code, why) => {
    const { facts } = await record(identities, at(3), { fetch: reports(code), credential: estate.credential });
    expect(facts.credentials).toMatchObject({ known: false, why: expect.stringMatching(why) });
    const outcomes = ofCheck(facts, 'aws/console-users-mfa', 'aws/identities', at(3));
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['unavailable']));
  });

  test('older than the newest users says that they are not in it', async () => {
    const more = between((_, body) =>
      body.includes('Action=GetAccountSummary')
        ? new Response(
            '<GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap><entry><key>Users</key><value>99</value></entry></SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>',
          )
        : null,
    );
    const { facts } = await record(identities, at(3), { fetch: more, credential: estate.credential });
    expect(facts.credentials).toMatchObject({ known: true, value: { expected: 99, complete: false } });
  }, 30_000);
});

describe('a bucket', () => {
  // The careless account records nothing in its second region, so that S3 itself is asked there.
  const scope = () => at(4, 'eu-west-1');

  test('in another region is looked at there, and only there', async () => {
    const here = await record(resources, scope(), { fetch, credential: estate.credential });
    const home = await record(resources, at(4, 'eu-central-1'), { fetch, credential: estate.credential });
    const names = ({ buckets }: typeof here.facts) =>
      buckets.known ? buckets.value.items.map(({ name }) => name) : [];
    expect(here.facts.ways.buckets).toBe('direct');
    expect(names(home.facts).length).toBeGreaterThan(0);
    expect(names(here.facts).filter((name) => names(home.facts).includes(name))).toEqual([]);
  });

  test.each([
    ['NoSuchBucketPolicy', 404, { known: true, value: null }],
    ['AccessDenied', 403, { known: false, missing: 's3:GetBucketPolicy' }],
  ])('answering %s about its policy', async (code, status, policy) => {
    const answering = between((request) => {
      const { search } = new URL(request.url);
      return /[?&]policy(=|&|$)/.test(search) ? s3Error(status, code) : null;
    });
    const run = await record(resources, at(4, 'us-east-1'), { fetch: answering, credential: estate.credential });
    const asked = run.exchanges.filter(({ params }) => params?.['operation'] === 'GetBucketPolicy');
    if (!run.facts.buckets.known) throw new Error('the buckets were listed');
    expect(run.facts.buckets.value.items.length === 0 || asked.length > 0).toBe(true);
    for (const bucket of run.facts.buckets.value.items) expect(bucket.policy).toMatchObject(policy);
  });

  test.each([
    ['NoSuchPublicAccessBlockConfiguration', 404, { known: true, value: null }],
    ['AccessDenied', 403, { known: false, missing: 's3:GetBucketPublicAccessBlock' }],
  ])('answering %s about its public access block', async (code, status, block) => {
    const answering = between((request) => (request.url.includes('publicAccessBlock') ? s3Error(status, code) : null));
    const run = await record(resources, at(4, 'us-east-1'), { fetch: answering, credential: estate.credential });
    if (!run.facts.buckets.known) throw new Error('the buckets were listed');
    for (const bucket of run.facts.buckets.value.items) expect(bucket.block).toMatchObject(block);
  });
});

test('a recorder that is on and cannot deliver is not relied on, and fails as such', async () => {
  const scope = at(3, 'us-east-1');
  const { facts } = await record(resources, scope, { fetch, credential: estate.credential });
  expect(facts.recorderStatus).toMatchObject({ known: true, value: { recording: true, last: 'Failure' } });
  expect(facts.ways.volumes).toBe('direct');
  expect(ofCheck(facts, 'aws/config-delivering', 'aws/resources', scope)).toMatchObject([{ outcome: 'fail' }]);
});

test('an aggregator that has lost an account claims nothing about it', async () => {
  const scope = at(5, 'eu-central-1');
  const aggregator = { name: 'meridian-organization', region: estate.home };
  const { facts } = await record(resources, scope, { fetch, credential: { ...estate.credential, aggregator } });
  expect(facts.securityGroups).toMatchObject({ known: true, value: { items: [], complete: false } });
  const outcomes = ofCheck(facts, 'aws/security-groups-admin-ports', 'aws/resources', scope);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unavailable']);
});

test('where AWS Config knows of nothing to scan, Inspector and Macie are not asked, and not failed', async () => {
  const everywhere = await openEstate({ accounts: 1, recording: 'everywhere' });
  const scope = { system: 'aws', tenant: accountAt(everywhere, 0), region: 'eu-north-1' };
  const { facts, exchanges } = await record(posture, scope, { fetch, credential: everywhere.credential });
  await everywhere.close();
  const services = exchanges.map(({ params }) => params?.['service']);
  expect(services).not.toContain('macie2');
  expect(services).not.toContain('inspector2');
  expect(facts.inspector).toEqual({ known: true, value: null });
  expect(ofCheck(facts, 'aws/macie-on', 'aws/posture', scope)).toMatchObject([{ outcome: 'not-applicable' }]);
});

describe('a trail of one region only', () => {
  test('is found in whichever region it is, and judged with the others', async () => {
    const { facts } = await record(cloudtrail, at(5), { fetch, credential: estate.credential });
    if (!facts.trails.known) throw new Error('trails were seen');
    const first = facts.trails.value.items.find(({ name }) => name === 'first-trail');
    expect(first).toMatchObject({ homeRegion: 'eu-west-1', status: { known: true, value: { logging: true } } });
    expect(facts.trails.value.complete).toBe(true);
  });

  test('is missed, and said to be, without the right to list it', async () => {
    const refused = between((request) =>
      asksFor(request, 'ListTrails') ? Response.json({ __type: 'AccessDeniedException' }, { status: 400 }) : null,
    );
    const { facts } = await record(cloudtrail, at(5), { fetch: refused, credential: estate.credential });
    expect(facts.trails).toMatchObject({
      known: true,
      value: { complete: false, unseen: { missing: 'cloudtrail:ListTrails' } },
    });
  });
});

describe('IAM Identity Center', () => {
  const emptyAt = (regions: readonly string[]) =>
    between((request) => {
      const signed = /Credential=[^/]+\/\d+\/([\w-]+)\//.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      if (!asksFor(request, 'ListInstances')) return null;
      return regions.includes(signed)
        ? Response.json({ Instances: [] })
        : Response.json({ Instances: [{ InstanceArn: 'arn:i', OwnerAccountId: '999999999999' }] });
    });
  const credentialOf = (regions: readonly string[]) => ({ ...estate.credential, regions });

  test('is found in the region that has it, which is said', async () => {
    const { facts } = await record(identityCenter, at(0), {
      fetch: emptyAt(['eu-central-1', 'eu-west-1']),
      credential: withoutRole(credentialOf(['eu-central-1', 'eu-west-1', 'us-east-1'])),
    });
    expect(facts.instance).toMatchObject({ known: true, value: { arn: 'arn:i' } });
    expect(facts.lookedIn).toEqual(['eu-central-1', 'eu-west-1', 'us-east-1']);
  });

  test('that is in no region is none; one region alone does not show it', async () => {
    const everywhere = emptyAt(['eu-central-1', 'eu-west-1']);
    const both = await record(identityCenter, at(0), {
      fetch: everywhere,
      credential: withoutRole(credentialOf(['eu-central-1', 'eu-west-1'])),
    });
    expect(both.facts.instance).toEqual({ known: true, value: null });
    const one = await record(identityCenter, at(3), { fetch: everywhere, credential: estate.credential });
    expect(one.facts.instance).toMatchObject({ known: false, why: expect.stringContaining('eu-central-1') });
  });

  function withoutRole<T extends { role?: unknown }>({ role: _role, ...rest }: T) {
    return rest;
  }
});

describe.each([
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
])('the partition of %s', (region, partition, host) => {
  test('has its own hosts and its own role ARN', async () => {
    const asked: string[] = [];
    const sent: Fetch = async (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.url} ${decodeURIComponent(await request.text())}`);
      return new Response(
        '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account><Arn>a</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>',
      );
    };
    const credential = provider.parseCredential({ ...KEYS, region, role: 'AnnexaReadOnly' });
    const signal = AbortSignal.timeout(20_000);
    const memo = new Map<string, unknown>();
    const scope = { system: 'aws', tenant: '222233334444', region };
    const connection = new AwsConnection(credential, { fetch: sent, signal, scope, memo });
    await connection
      .session({ scope, signal })
      .ask('ec2', 'GetEbsEncryptionByDefault', {})
      .catch(() => undefined);
    expect(connection.partition.id).toBe(partition);
    expect(connection.partition.defaultRegions).toContain(region);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((one) => new URL(one.split(' ')[0] ?? '').host.endsWith(`.${region}.${host}`))).toBe(true);
    expect(asked.some((one) => one.includes(`arn:${partition}:iam::222233334444:role/AnnexaReadOnly`))).toBe(true);
  });
});
