import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import resources, { type ResourcesFacts } from '#collectors/aws/resources.ts';
import { type KindName, kindNames } from '#collectors/aws/resources/kinds.ts';
import type { Resource } from '#collectors/aws/resources/kind.ts';
import type { Fetch } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import { accountAt, type Estate, judge, openEstate } from '../collectors/aws/lib/estate.ts';
import { Memory, record } from '../collectors/aws/lib/run.ts';

/** Without AWS Config, the services themselves give the same facts, and the record says which way was taken. */
let recording: Estate;
let silent: Estate;

beforeAll(async () => {
  recording = await openEstate({ accounts: 7, recording: 'everywhere' });
  silent = await openEstate({ accounts: 7, recording: 'nowhere' });
});

afterAll(async () => {
  await recording.close();
  await silent.close();
});

const place = (index: number, region: string) => ({ system: 'aws', tenant: accountAt(recording, index), region });
const both = async (index: number, region: string) => {
  const scope = place(index, region);
  const config = await record(resources, scope, { fetch, credential: recording.credential });
  const direct = await record(resources, scope, { fetch, credential: silent.credential });
  return { scope, config, direct };
};

/** Facts that both ways can show; tags cost a question each in several services, and Config leaves some out. */
function comparable(facts: ResourcesFacts, name: KindName): Map<string, Record<string, unknown>> {
  const population = facts[name] as Fact<Population<Resource>>;
  if (!population.known) throw new Error(`${name} was not seen: ${population.why}`);
  if (population.value.unseen) throw new Error(`${name} is cut: ${population.value.unseen.why}`);
  return new Map(
    population.value.items.map((item) => {
      const { captured: _, tags: __, name: ___, id, arn, ...rest } = item;
      return [arn ?? id, rest];
    }),
  );
}

/** What AWS Config does not record of a secret. */
const UNRECORDED = new Set(['created', 'changed', 'rotated', 'used']);

/** Parts that one of the two ways leaves out; where both know, they have to agree. */
function disagreements(config: Record<string, unknown>, direct: Record<string, unknown>): string[] {
  const unknownIn = (value: unknown) =>
    typeof value === 'object' && value !== null && 'known' in value && value.known === false;
  return Object.keys(config).filter(
    (field) =>
      !unknownIn(config[field]) &&
      !unknownIn(direct[field]) &&
      !(UNRECORDED.has(field) && config[field] === null) &&
      JSON.stringify(config[field]) !== JSON.stringify(direct[field]),
  );
}

describe.each([
  [3, 'eu-central-1'],
  [4, 'eu-central-1'],
  [6, 'us-east-1'],
  [3, 'us-east-1'],
])('account %i in %s', (index, region) => {
  test('every type of resource is there either way, with the same settings', async () => {
    const { config, direct } = await both(index, region);
    expect(new Set(Object.values(config.facts.ways))).toEqual(new Set(['config']));
    expect(new Set(Object.values(direct.facts.ways))).toEqual(new Set(['direct']));
    const wrong = kindNames.flatMap((name) => {
      const [one, other] = [comparable(config.facts, name), comparable(direct.facts, name)];
      expect([name, ...[...other.keys()].sort()]).toEqual([name, ...[...one.keys()].sort()]);
      return [...one].flatMap(([id, item]) =>
        disagreements(item, other.get(id) ?? {}).map((field) => `${name} ${id} ${field}`),
      );
    });
    expect(wrong).toEqual([]);
    expect(silent.sandbox.violations).toEqual([]);
  }, 60_000);
});

test('the verdicts are the same, too', async () => {
  const { scope, config, direct } = await both(4, 'eu-central-1');
  const verdicts = (facts: unknown) =>
    new Map([...judge(new Map([['aws/resources', facts]]), scope)].map(([id, { outcome }]) => [id, outcome]));
  const [one, other] = [verdicts(config.facts), verdicts(direct.facts)];
  const platforms =
    /^aws\/(functions|eks|file-systems|distributions|topics|queues|scaling|stacks|warehouses|search|database-snapshots)/;
  const ids = [...one.keys()].filter((id) => platforms.test(id));
  expect(ids.length).toBeGreaterThan(15);
  expect(ids.filter((id) => other.get(id) !== one.get(id))).toEqual([]);
}, 60_000);

describe('each of the types', () => {
  const LISTS: readonly (readonly [KindName, string, string])[] = [
    ['autoScalingGroups', 'autoscaling', 'DescribeAutoScalingGroups'],
    ['databaseSnapshots', 'rds', 'DescribeDBSnapshots'],
    ['distributions', 'cloudfront', 'ListDistributions'],
    ['eksClusters', 'eks', 'ListClusters'],
    ['fileSystems', 'elasticfilesystem', 'DescribeFileSystems'],
    ['lambdaFunctions', 'lambda', 'ListFunctions'],
    ['queues', 'sqs', 'ListQueues'],
    ['searchDomains', 'es', 'ListDomainNames'],
    ['stacks', 'cloudformation', 'ListStacks'],
    ['topics', 'sns', 'ListTopics'],
    ['warehouses', 'redshift', 'DescribeClusters'],
  ];
  const scope = () => place(3, 'us-east-1');
  const run = () => record(resources, scope(), { fetch, credential: silent.credential });
  const clear = () => silent.sandbox.faults.clear();

  test.each(LISTS)('%s refused (%s:%s) is unknown, and named', async (name, service, operation) => {
    silent.sandbox.faults.add({
      service,
      operation,
      fault: { kind: 'error', code: 'AccessDenied', status: 403 },
    });
    const { facts, completeness } = await run();
    clear();
    expect(facts[name]).toMatchObject({ known: false, missing: `${service}:${operation}` });
    expect(completeness.complete).toBe(false);
  });

  test.each(LISTS)('%s in a region without any is an empty list (%s:%s)', async (name) => {
    const { facts } = await record(resources, place(3, 'eu-north-1'), { fetch, credential: silent.credential });
    expect(facts[name]).toMatchObject({ known: true, value: { items: [], complete: true } });
  });

  test('an answer about one of them that is refused leaves that one unknown', async () => {
    for (const operation of [
      'DescribeCluster',
      'DescribeBackupPolicy',
      'DescribeDomains',
      'GetTopicAttributes',
      'GetQueueAttributes',
      'GetDistributionConfig',
    ]) {
      silent.sandbox.faults.add({ operation, fault: { kind: 'error', code: 'AccessDenied', status: 403 } });
    }
    const { facts, completeness } = await run();
    clear();
    const first = (name: KindName) => {
      const population = facts[name] as Fact<Population<Record<string, unknown>>>;
      return population.known ? population.value.items[0] : undefined;
    };
    for (const [name, field] of [
      ['eksClusters', 'publicEndpoint'],
      ['fileSystems', 'backup'],
      ['searchDomains', 'encrypted'],
      ['topics', 'key'],
      ['queues', 'encrypted'],
      ['distributions', 'logging'],
    ] as const) {
      expect({ name, fact: first(name)?.[field] }).toMatchObject({ name, fact: { known: false } });
    }
    expect(completeness.complete).toBe(false);
  });
});

test('a list that is throttled after its first page is cut', async () => {
  const scope = place(3, 'us-east-1');
  let pages = 0;
  const cutting: Fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    if (!body.includes('Action=ListStacks')) return fetch(request);
    pages += 1;
    return pages === 1
      ? new Response(
          '<ListStacksResponse><ListStacksResult><StackSummaries><member><StackId>arn:one</StackId><StackName>one</StackName></member></StackSummaries><NextToken>more</NextToken></ListStacksResult></ListStacksResponse>',
        )
      : new Response('<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>', { status: 400 });
  };
  const { facts } = await record(resources, scope, { fetch: cutting, credential: silent.credential });
  expect(facts.stacks).toMatchObject({ known: true, value: { complete: false, items: [{ name: 'one' }] } });
}, 30_000);

test('values of environments and of headers to origins are never kept, and the evidence says how many', async () => {
  const memory = new Memory();
  const scope = place(3, 'us-east-1');
  await record(resources, scope, { fetch, credential: silent.credential, memory });
  const kept = [...memory.blobs.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  expect(kept).toContain('FunctionName');
  expect(kept).toContain('X-Origin-Verify');
  expect(kept).not.toContain('not-for-evidence');
});
