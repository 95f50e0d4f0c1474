import { describe, expect, test } from 'vitest';
import { evidenceRole } from '#collectors/cli/sandbox/aws/estate/access.ts';
import { Principals } from '#collectors/cli/sandbox/aws/auth/principals.ts';
import type { Call } from '#collectors/cli/sandbox/aws/services/handler.ts';
import { handlers } from '#collectors/cli/sandbox/aws/services/all.ts';
import { isServiceId, type ServiceId, services } from '#collectors/cli/sandbox/aws/wire/catalog.ts';
import { ServiceError } from '#collectors/cli/sandbox/aws/wire/service-error.ts';
import { everything, serve } from './running.ts';

const { sandbox, endpoint } = await serve();
const [, , , production, careless] = sandbox.estate.accounts;
if (!production || !careless) throw new Error('the estate is smaller than the test expects');

interface AnyClient {
  send(command: object): Promise<Record<string, unknown>>;
}

type Constructor = new (input: object) => object;

/** Inputs that an operation cannot do without, from what the estate really holds. */
function inputOf(name: string, accountId: string, region: string): Record<string, unknown>[] {
  const state = sandbox.estate.account(accountId);
  if (!state) throw new Error('no such account');
  const here = state.region(region);
  const inputs: Record<string, Record<string, unknown>[]> = {
    'cloudtrail.GetTrailStatus': state.trails.map((one) => ({ Name: one.arn })),
    'cloudtrail.GetEventSelectors': state.trails.map((one) => ({ TrailName: one.arn })),
    'kms.DescribeKey': here.keys.filter((one) => !one.unreadable).map((one) => ({ KeyId: one.id })),
    'kms.GetKeyPolicy': here.keys.filter((one) => !one.unreadable).map((one) => ({ KeyId: one.id })),
    'kms.GetKeyRotationStatus': here.keys
      .filter((one) => one.spec === 'SYMMETRIC_DEFAULT' && one.state === 'Enabled' && one.origin === 'AWS_KMS')
      .map((one) => ({ KeyId: one.id })),
    'guardduty.GetDetector': here.posture.detector ? [{ DetectorId: here.posture.detector.id }] : [],
    'guardduty.GetFindingsStatistics': here.posture.detector
      ? [
          { DetectorId: here.posture.detector.id, GroupBy: 'SEVERITY' },
          { DetectorId: here.posture.detector.id, FindingStatisticTypes: ['COUNT_BY_SEVERITY'] },
        ]
      : [],
    'guardduty.ListFindings': here.posture.detector ? [{ DetectorId: here.posture.detector.id }] : [],
    'access-analyzer.ListFindingsV2': here.posture.analyzers.map((one) => ({ analyzerArn: one.arn })),
    'access-analyzer.ListFindings': here.posture.analyzers
      .filter((one) => one.type !== 'ACCOUNT_UNUSED_ACCESS')
      .map((one) => ({ analyzerArn: one.arn })),
    'access-analyzer.GetFindingsStatistics': here.posture.analyzers.map((one) => ({ analyzerArn: one.arn })),
    'backup.GetBackupPlan': here.recovery.plans.map((one) => ({ BackupPlanId: one.id })),
    'backup.ListBackupSelections': here.recovery.plans.map((one) => ({ BackupPlanId: one.id })),
    'backup.ListRecoveryPointsByBackupVault': here.recovery.vaults.map((one) => ({ BackupVaultName: one.name })),
    'elasticloadbalancing.DescribeListeners': here.assets.balancers.map((one) => ({ LoadBalancerArn: one.arn })),
    'elasticloadbalancing.DescribeLoadBalancerAttributes': here.assets.balancers.map((one) => ({
      LoadBalancerArn: one.arn,
    })),
    'dynamodb.DescribeTable': here.assets.tables.map((one) => ({ TableName: one.name })),
    'dynamodb.DescribeContinuousBackups': here.assets.tables.map((one) => ({ TableName: one.name })),
    'rds.DescribeDBSnapshotAttributes': here.databaseSnapshots.map((one) => ({ DBSnapshotIdentifier: one.id })),
    'ec2.DescribeSnapshotAttribute': here.snapshots.map((one) => ({
      SnapshotId: one.id,
      Attribute: 'createVolumePermission',
    })),
    'ec2.DescribeImages': [{ Owners: ['self'] }],
    'ec2.DescribeSnapshots': [{ OwnerIds: ['self'] }],
    'wafv2.ListWebACLs': [{ Scope: 'REGIONAL' }],
    'inspector2.ListFindingAggregations': [{ aggregationType: 'ACCOUNT' }],
    'config.SelectResourceConfig': [
      { Expression: 'SELECT *' },
      { Expression: 'SELECT configuration, supplementaryConfiguration, tags' },
    ],
    'config.GetComplianceDetailsByConfigRule': here.recorder ? [{ ConfigRuleName: 'restricted-ssh', Limit: 100 }] : [],
    'config.DescribeConformancePackCompliance':
      region === 'eu-central-1' ? [{ ConformancePackName: 'meridian-baseline' }] : [],
    'config.GetConformancePackComplianceDetails':
      region === 'eu-central-1' ? [{ ConformancePackName: 'meridian-baseline' }] : [],
    'account.GetAlternateContact': accountId === careless?.id ? [] : [{ AlternateContactType: 'SECURITY' }],
    's3control.GetPublicAccessBlock': state.storage.accountBlock ? [{ AccountId: accountId }] : [],
    'eks.DescribeCluster': here.platforms.clusters.map(({ name: own }) => ({ name: own })),
    'elasticfilesystem.DescribeBackupPolicy': here.platforms.fileSystems.map(({ id }) => ({ FileSystemId: id })),
    'es.DescribeDomains': here.platforms.searchDomains.map(({ name: own }) => ({ DomainNames: [own] })),
    'sns.GetTopicAttributes': here.platforms.topics.map(({ arn }) => ({ TopicArn: arn })),
    'sqs.GetQueueAttributes': here.platforms.queues.map(({ name: own }) => ({
      QueueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/${own}`,
      AttributeNames: ['All'],
    })),
    'cloudfront.GetDistributionConfig': state.region('us-east-1').platforms.distributions.map(({ id }) => ({ Id: id })),
    'iam.GetCredentialReport': [],
    'iam.GenerateCredentialReport': [],
    'iam.GetAccountPasswordPolicy': state.identity.passwordPolicy ? [{}] : [],
  };
  return inputs[name] ?? [{}];
}

/** Operations that only the management account's home region has an answer for. */
const atTheTop = /^(organizations|sso|identitystore)\.|^iam\.ListOrganizationsFeatures|Aggregat(e|or)/;
const topInputs: Record<string, Record<string, unknown>> = {
  'organizations.DescribeAccount': { AccountId: production.id },
  'organizations.ListOrganizationalUnitsForParent': { ParentId: 'r-m3r1' },
  'organizations.ListPolicies': { Filter: 'SERVICE_CONTROL_POLICY' },
  'organizations.DescribePolicy': { PolicyId: 'p-m3r1d1a1' },
  'organizations.ListTargetsForPolicy': { PolicyId: 'p-FullAWSAccess' },
  'config.SelectAggregateResourceConfig': {
    ConfigurationAggregatorName: 'meridian-organization',
    Expression: 'SELECT *',
  },
  'config.DescribeConfigurationAggregatorSourcesStatus': { ConfigurationAggregatorName: 'meridian-organization' },
  'config.GetAggregateDiscoveredResourceCounts': { ConfigurationAggregatorName: 'meridian-organization' },
  'config.DescribeAggregateComplianceByConfigRules': { ConfigurationAggregatorName: 'meridian-organization' },
  'config.GetAggregateComplianceDetailsByConfigRule': {
    ConfigurationAggregatorName: 'meridian-organization',
    ConfigRuleName: 'restricted-ssh',
    AccountId: production.id,
    AwsRegion: 'eu-central-1',
  },
};

async function clientOf(
  service: ServiceId,
  accountId: string,
  region: string,
): Promise<{ client: AnyClient; module: Record<string, unknown> }> {
  const module = (await services[service].load()) as Record<string, unknown>;
  const name = Object.keys(module).find((key) => key.endsWith('Client') && key !== '__Client');
  const credentials = sandbox.addUser({ account: accountId, name: 'tester', policies: [everything] });
  const over = service === 's3control' ? { endpointProvider: () => ({ url: new URL(endpoint) }) } : {};
  const client = new (module[name ?? ''] as Constructor)({
    endpoint,
    region,
    credentials,
    maxAttempts: 1,
    ...over,
  }) as AnyClient;
  return { client, module };
}

/** What came of a call: its answer without the client's own remarks, or the name of the error. */
async function outcome(call: () => unknown): Promise<unknown> {
  try {
    const { $metadata: _metadata, ...answer } = (await call()) as Record<string, unknown>;
    return answer;
  } catch (error) {
    return error instanceof ServiceError ? { refused: error.code } : { refused: (error as Error).name };
  }
}

/** The same call made without the wire, to compare what the client read with what was meant. */
function callOf(accountId: string, region: string): Call {
  const account = sandbox.estate.account(accountId);
  const principals = new Principals();
  const principal = principals.addUser(accountId, 'tester', [], 'meridian');
  if (!account) throw new Error('no such account');
  return {
    estate: sandbox.estate,
    account,
    region,
    principal,
    principals,
    now: sandbox.clock.now(),
    bucket: null,
    virtualHost: false,
  };
}

describe.each(Object.keys(handlers).filter(isServiceId))('%s', (service) => {
  const operations = Object.keys(handlers[service]).filter(
    (name) => service !== 's3' && name !== 'AssumeRole' && !atTheTop.test(`${service}.${name}`),
  );
  test.each([
    [production.id, 'eu-central-1'],
    [careless.id, 'eu-central-1'],
    [production.id, 'eu-north-1'],
  ])('answers the official client in account %s, %s, within the published shapes', async (accountId, region) => {
    const { client, module } = await clientOf(service, accountId, region);
    for (const operation of operations) {
      for (const input of inputOf(`${service}.${operation}`, accountId, region)) {
        const seen = await outcome(() => client.send(new (module[`${operation}Command`] as Constructor)(input)));
        const meant = await outcome(() => handlers[service][operation]?.(input, callOf(accountId, region)));
        expect(seen, `${service}.${operation}`).toEqual(meant);
      }
    }
    expect(sandbox.violations).toEqual([]);
  });
});

test('the management account answers for the organisation', async () => {
  const management = sandbox.estate.management.id;
  for (const service of Object.keys(handlers).filter(isServiceId)) {
    for (const operation of Object.keys(handlers[service]).filter((name) => atTheTop.test(`${service}.${name}`))) {
      if (service === 'sso' || service === 'identitystore') continue;
      const { client, module } = await clientOf(service, management, 'eu-central-1');
      const answer = await client
        .send(new (module[`${operation}Command`] as Constructor)(topInputs[`${service}.${operation}`] ?? {}))
        .catch((error: Error) => error);
      expect(answer instanceof Error ? `${service}.${operation}: ${answer.message}` : null).toBeNull();
    }
  }
  expect(sandbox.violations).toEqual([]);
});

test('the evidence role exists where it should', () => {
  expect(production.identity.roles.map((role) => role.name)).toContain(evidenceRole);
});
