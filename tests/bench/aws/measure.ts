import type { AwsConnection } from '#collectors/aws/client/connection.ts';
import { collectors } from '#collectors/registry.ts';
import { expression, OTHER_QUERY, WHOLE_QUERY } from '#collectors/aws/resources/query.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Answer, CollectorDefinition } from '#shared/define.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { AwsSandboxOptions } from '#collectors/cli/sandbox/aws/index.ts';
import { type Cost, costOf } from '../../collectors/aws/lib/calls.ts';

type Collector = CollectorDefinition<AwsConnection, unknown> & { readonly id: string };

const awsCollectors = [...collectors.values()].filter(({ id }) => id.startsWith('aws/')) as unknown as Collector[];
const awsChecks = [...checks.values()].filter(({ id }) => id.startsWith('aws/'));
const collectorOf = (id: string) => awsCollectors.find((one) => one.id === id);

/** Calls that an account costs, and how fast its resources are judged. */
export async function measure(print: (line: string) => void): Promise<void> {
  judging(print);
  await calls(print);
}

const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1', 'af-south-1'];

async function calls(print: (line: string) => void): Promise<void> {
  print(
    'AWS: calls for whole accounts, AWS Config on everywhere (minimum: items of Config/100 + 40 an account + 12 a region)',
  );
  for (const [resources, places] of [
    [0, 1],
    [500, 1],
    [500, 2],
    [500, 5],
    [5_000, 5],
    [500, 18],
  ] as const) {
    const wide = places > REGIONS.length;
    line(print, await timed({ accounts: 1, resources, wide }, wide ? undefined : REGIONS.slice(0, places)));
  }
  print('AWS: growth with accounts, two regions each');
  for (const accounts of [1, 10, 100]) {
    line(print, await timed({ accounts, resources: accounts * 500 }, REGIONS.slice(0, 2)));
  }
  print('AWS: an organization whose workloads use nearly every service in each of five regions, account by account');
  const { cost } = await timed({ accounts: 7 }, REGIONS);
  for (const { resources, requests, bound } of [cost, ...cost.each]) {
    print(
      `  ${String(resources).padStart(6)} items: ${requests} calls, minimum ${bound.toFixed(0)}, ratio ${(requests / bound).toFixed(3)}`,
    );
  }
  print('AWS: without AWS Config, buckets by their own calls (six a bucket are the most)');
  for (const buckets of [10, 100]) {
    const { cost } = await timed({ accounts: 1, recording: 'nowhere', buckets }, REGIONS);
    const own = cost.sandbox.requests.list().filter((one) => one.service === 's3' && one.operation !== 'ListBuckets');
    const count = own.reduce((sum, one) => sum + one.count, 0);
    const all = cost.sandbox.estate.accounts[0]?.storage.buckets.length ?? 0;
    print(`  ${String(all).padStart(4)} buckets: ${count} calls, ${(count / all).toFixed(2)} a bucket`);
  }
}

interface Timed {
  readonly cost: Cost;
  readonly seconds: number;
}

async function timed(options: AwsSandboxOptions, regions?: readonly string[]): Promise<Timed> {
  const started = performance.now();
  const cost = await costOf(options, regions);
  return { cost, seconds: (performance.now() - started) / 1000 };
}

function line(print: (line: string) => void, { cost, seconds }: Timed): void {
  const { accounts, regions, resources, requests, bound } = cost;
  print(
    `  ${String(accounts).padStart(3)} accounts, ${String(regions).padStart(3)} regions, ${String(resources).padStart(6)} items: ${requests} calls, minimum ${bound.toFixed(0)}, ratio ${(requests / bound).toFixed(3)}, ${(requests / accounts).toFixed(1)} calls and ${(seconds / accounts).toFixed(2)} s an account`,
  );
}

/** One resource of each of several types, as AWS Config answers it. */
const SHAPES: readonly ((id: string) => object)[] = [
  (id) => ({ resourceType: 'AWS::EC2::Volume', resourceId: id, configuration: { encrypted: true, attachments: [{}] } }),
  (id) => ({
    resourceType: 'AWS::EC2::SecurityGroup',
    resourceId: id,
    configuration: {
      groupName: id,
      vpcId: 'vpc-1',
      ipPermissions: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }],
      ipPermissionsEgress: [],
    },
  }),
  (id) => ({
    resourceType: 'AWS::S3::Bucket',
    resourceId: id,
    resourceName: id,
    arn: `arn:aws:s3:::${id}`,
    configuration: { name: id },
    supplementaryConfiguration: {
      BucketPolicy: { policyText: null },
      AccessControlList: '{"grantSet":null,"grantList":[{"grantee":{"id":"a"},"permission":"FullControl"}]}',
      BucketVersioningConfiguration: { status: 'Enabled', isMfaDeleteEnabled: null },
      BucketLoggingConfiguration: { destinationBucketName: 'log' },
      ServerSideEncryptionConfiguration: {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' } }],
      },
    },
  }),
  (id) => ({
    resourceType: 'AWS::RDS::DBInstance',
    resourceId: id,
    resourceName: id,
    configuration: {
      storageEncrypted: true,
      publiclyAccessible: false,
      backupRetentionPeriod: 7,
      multiAZ: false,
      engine: 'postgres',
    },
  }),
  (id) => ({ resourceType: 'AWS::Lambda::Function', resourceId: id, configuration: { runtime: 'nodejs22.x' } }),
  (id) => ({
    resourceType: 'AWS::Config::ResourceCompliance',
    resourceId: id,
    configuration: {
      targetResourceId: id,
      complianceType: 'COMPLIANT',
      configRuleList: [{ configRuleName: 'r', complianceType: 'COMPLIANT' }],
    },
  }),
];

const WHOLE = expression(WHOLE_QUERY);
const OTHER = expression(OTHER_QUERY);
const SCOPE: Scope = { system: 'aws', tenant: '111122223333', region: 'eu-central-1' };
const AS_OF = '2026-11-24T00:00:00.000Z';

function judging(print: (line: string) => void): void {
  print('AWS: reading and judging resources with every check (bound: 100,000 in 3 s and 600 MB; one again in 50 ms)');
  const reader = collectorOf('aws/resources');
  if (reader === undefined) throw new Error('aws/resources is gone');
  for (const count of [1_000, 10_000, 100_000]) {
    const answers = pagesOf(count);
    const spent = process.cpuUsage();
    const before = performance.now();
    const { facts } = reader.read(answers, SCOPE);
    const read = performance.now();
    const outcomes = judge(facts);
    const judged = performance.now();
    const { user, system } = process.cpuUsage(spent);
    const change = pagesOf(1);
    const again = performance.now();
    judge(reader.read(change, SCOPE).facts);
    const once = performance.now() - again;
    const memory = Math.round(process.memoryUsage().rss / 1_048_576);
    print(
      `  ${String(count).padStart(7)} resources: read ${(read - before).toFixed(0)} ms, ${outcomes} outcomes in ${(judged - read).toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of processor), one changed ${once.toFixed(1)} ms, ${memory} MB`,
    );
  }
}

function judge(facts: unknown): number {
  let count = 0;
  for (const check of awsChecks.filter(({ needs }) => needs.includes('aws/resources'))) {
    const inputs = Object.fromEntries(
      check.needs.map((need): [string, Fact<unknown>] => [
        need,
        need === 'aws/resources' ? known(facts) : known(collectorOf(need)?.read([], SCOPE).facts),
      ]),
    );
    count += check.evaluate(inputs, { scope: SCOPE, asOf: AS_OF, effective: {} }).length;
  }
  return count;
}

/** The answers of a region where AWS Config records everything, a hundred resources a page. */
function pagesOf(count: number): Answer[] {
  const recorder = { ConfigurationRecorders: [{ name: 'default', recordingGroup: { allSupported: true } }] };
  const status = { ConfigurationRecordersStatus: [{ recording: true, lastStatus: 'SUCCESS' }] };
  const recorded: Answer[] = [];
  recorded.push(
    answer('DescribeConfigurationRecorders', {}, recorder),
    answer('DescribeConfigurationRecorderStatus', {}, status),
  );
  for (let at = 0; at < count; at += 100) {
    const Results = Array.from({ length: Math.min(100, count - at) }, (_, offset) => {
      const shape = SHAPES[(at + offset) % SHAPES.length];
      return JSON.stringify({
        awsRegion: SCOPE.region,
        accountId: SCOPE.tenant,
        tags: [],
        ...shape?.(`r-${at + offset}`),
      });
    });
    const input = { Expression: WHOLE, ...(at > 0 && { NextToken: String(at) }) };
    recorded.push(
      answer('SelectResourceConfig', input, { Results, ...(at + 100 < count && { NextToken: String(at + 100) }) }),
    );
  }
  recorded.push(answer('SelectResourceConfig', { Expression: OTHER }, { Results: [] }));
  return recorded;
}

function answer(operation: string, input: object, value: object): Answer {
  const text = JSON.stringify(value);
  return {
    key: '',
    method: 'POST',
    url: 'https://config.eu-central-1.amazonaws.com/',
    params: { service: 'config', operation, region: SCOPE.region, input },
    status: 200,
    started: AS_OF,
    finished: AS_OF,
    attempts: 1,
    body: new Uint8Array(),
    text: () => text,
    json: () => JSON.parse(text) as unknown,
  };
}
