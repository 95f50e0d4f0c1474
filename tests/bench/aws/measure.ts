import type { AwsConnection } from '#collectors/aws/client/connection.ts';
import { collectors } from '#collectors/registry.ts';
import { expression, OTHER_QUERY, WHOLE_QUERY } from '#collectors/aws/resources/query.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Answer, CollectorDefinition } from '#shared/define.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { costOf } from '../../collectors/aws/lib/calls.ts';

type Collector = CollectorDefinition<AwsConnection, unknown> & { readonly id: string };

const awsCollectors = [...collectors.values()].filter(({ id }) => id.startsWith('aws/')) as unknown as Collector[];
const awsChecks = [...checks.values()].filter(({ id }) => id.startsWith('aws/'));
const collectorOf = (id: string) => awsCollectors.find((one) => one.id === id);

/** Calls that an account costs, and how fast its resources are judged. */
export async function measure(print: (line: string) => void): Promise<void> {
  judging(print);
  await calls(print);
}

async function calls(print: (line: string) => void): Promise<void> {
  print('AWS: calls for whole accounts, AWS Config on everywhere (least: items of Config/100 + 40 + 12 a region)');
  // Two regions for many accounts, so that a hundred take minutes rather than an hour.
  const regions = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1', 'af-south-1'];
  for (const [accounts, places] of [
    [1, 2],
    [1, 5],
    [10, 2],
    [100, 2],
  ] as const) {
    const started = performance.now();
    const cost = await costOf({ accounts, resources: accounts * 500 }, regions.slice(0, places));
    const seconds = (performance.now() - started) / 1000;
    print(
      `  ${String(cost.accounts).padStart(3)} accounts, ${String(cost.regions).padStart(3)} regions, ${cost.resources} items: ${cost.requests} calls, bound ${cost.bound.toFixed(0)}, ratio ${(cost.requests / cost.bound).toFixed(2)}, ${(cost.requests / cost.accounts).toFixed(0)} an account, ${seconds.toFixed(1)} s`,
    );
  }
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
    const before = performance.now();
    const { facts } = reader.read(answers, SCOPE);
    const read = performance.now();
    const outcomes = judge(facts);
    const judged = performance.now();
    const change = pagesOf(1);
    const again = performance.now();
    judge(reader.read(change, SCOPE).facts);
    const once = performance.now() - again;
    const memory = Math.round(process.memoryUsage().rss / 1_048_576);
    print(
      `  ${String(count).padStart(7)} resources: read ${(read - before).toFixed(0)} ms, ${outcomes} outcomes in ${(judged - read).toFixed(0)} ms, one changed ${once.toFixed(1)} ms, ${memory} MB`,
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
