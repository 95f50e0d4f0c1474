import {
  ConfigServiceClient,
  DescribeComplianceByConfigRuleCommand,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConformancePackComplianceCommand,
  DescribeDeliveryChannelStatusCommand,
  GetComplianceDetailsByConfigRuleCommand,
  SelectResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { describe, expect, test } from 'vitest';
import { everything, serve, serveConfig } from './running.ts';

const { sandbox, as, production, staging, shared } = await serveConfig();
const { management } = sandbox.estate;

type Row = Record<string, unknown>;

/** All rows of a query, over as many pages as it takes. */
async function rows(client: ConfigServiceClient, Expression: string, Limit = 100): Promise<Row[]> {
  const out: Row[] = [];
  let NextToken: string | undefined;
  do {
    const page: { Results?: string[] | undefined; NextToken?: string | undefined } = await client.send(
      new SelectResourceConfigCommand({ Expression, Limit, NextToken }),
    );
    out.push(...(page.Results ?? []).map((row) => JSON.parse(row) as Row));
    NextToken = page.NextToken;
  } while (NextToken);
  return out;
}

describe('advanced queries', () => {
  const groups = "SELECT resourceName WHERE resourceType = 'AWS::EC2::SecurityGroup'";

  test('an asterisk is the scalars of the top level only', async () => {
    const [row] = await rows(as(production.id), "SELECT * WHERE resourceType = 'AWS::S3::Bucket'");
    expect(row).toMatchObject({ resourceType: 'AWS::S3::Bucket', accountId: production.id, awsRegion: 'eu-central-1' });
    expect(row).not.toHaveProperty('configuration');
    expect(row).not.toHaveProperty('tags');
  });

  test('a property is answered inside its own structure, lists element by element', async () => {
    const [row] = await rows(
      as(staging.id),
      "SELECT configuration.ipPermissions.fromPort, tags WHERE resourceType = 'AWS::EC2::SecurityGroup' AND resourceName = 'bastion-open'",
    );
    expect(row).toEqual({ configuration: { ipPermissions: [{ fromPort: 22 }, { fromPort: 22 }] }, tags: [] });
  });

  test('two conditions are met by two different elements of a list', async () => {
    const open = `${groups} AND configuration.ipPermissions.fromPort = 22 AND configuration.ipPermissions.ipv4Ranges.cidrIp = '0.0.0.0/0'`;
    const names = (await rows(as(production.id), open)).map((row) => row['resourceName']);
    expect(names).toContain('split');
  });

  test('an equals sign asks whether a range contains an address', async () => {
    const client = as(production.id);
    const inside = (
      await rows(client, `${groups} AND configuration.ipPermissions.ipv4Ranges.cidrIp = '10.20.5.9'`)
    ).map((row) => row['resourceName']);
    expect(inside).toEqual(expect.arrayContaining(['database', 'split', 'web']));
    const outside = (
      await rows(client, `${groups} AND configuration.ipPermissions.ipv4Ranges.cidrIp = '11.0.0.1'`)
    ).map((row) => row['resourceName']);
    expect(outside).not.toContain('database');
  });

  test.each([
    ["resourceName IN ('web', 'orders')", ['web', 'orders']],
    ["resourceName LIKE 'data%'", ['database']],
    ["resourceName LIKE 'we_'", ['web']],
    ['configuration.ipPermissions.fromPort BETWEEN 5000 AND 6000', ['database']],
    ['configuration.ipPermissions.fromPort > 8000', ['orders']],
    ["configuration.ipPermissions.fromPort >= 8080 OR resourceName = 'web'", ['web', 'orders']],
    ["NOT resourceName IN ('default', 'orders', 'database', 'split')", ['web']],
    ["(resourceName = 'web' OR resourceName = 'orders') AND NOT configuration.ipPermissions.toPort < 1000", ['orders']],
  ])('%s', async (condition, names) => {
    expect((await rows(as(production.id), `${groups} AND ${condition}`)).map((row) => row['resourceName'])).toEqual(
      names,
    );
  });

  test('groups are counted, ordered and averaged', async () => {
    const client = as(production.id);
    const counted = await rows(client, 'SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY COUNT(*) DESC');
    const counts = counted.map((row) => row['COUNT(*)'] as number);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const groupCount = (await rows(client, groups)).length;
    expect(counted.find((row) => row['resourceType'] === 'AWS::EC2::SecurityGroup')).toEqual({
      resourceType: 'AWS::EC2::SecurityGroup',
      'COUNT(*)': groupCount,
    });
    const [sizes] = await rows(
      client,
      "SELECT MAX(configuration.size), MIN(configuration.size), COUNT(configuration.size) WHERE resourceType = 'AWS::EC2::Volume'",
    );
    const all = (await rows(client, "SELECT configuration.size WHERE resourceType = 'AWS::EC2::Volume'")).map(
      (row) => (row['configuration'] as { size: number }).size,
    );
    expect(sizes).toEqual({
      'MAX(configuration.size)': Math.max(...all),
      'MIN(configuration.size)': Math.min(...all),
      'COUNT(configuration.size)': all.length,
    });
  });

  test('pages of any size give the same rows once', async () => {
    const client = as(production.id);
    const expression = 'SELECT resourceType, resourceId';
    const whole = await rows(client, expression);
    expect(whole.length).toBeGreaterThan(100);
    expect(await rows(client, expression, 7)).toEqual(whole);
    expect(new Set(whole.map((row) => `${row['resourceType'] as string} ${row['resourceId'] as string}`)).size).toBe(
      whole.length,
    );
    const ordered = await rows(client, `${expression} ORDER BY resourceId DESC`, 9);
    expect(ordered).toHaveLength(whole.length);
  });

  test.each([
    'SELECT * FROM resources',
    'SELECT DISTINCT resourceType',
    'SELECT resourceId WHERE configuration.kmsKeyId IS NULL',
    "SELECT resourceId WHERE resourceType != 'AWS::S3::Bucket'",
    "SELECT resourceId WHERE resourceName LIKE '%state'",
    "SELECT resourceId WHERE resourceName LIKE 'ab%'",
    'SELECT resourceId, COUNT(*)',
    'SELECT COUNT(*) GROUP BY accountId, awsRegion, resourceType, resourceName',
    'SELECT configuration.noSuchProperty',
    'SELECT resourceId WHERE',
    "SELECT resourceId WHERE resourceType = 'unfinished",
    'DELETE resourceId',
  ])('%s is not in the subset', async (Expression) => {
    await expect(as(production.id).send(new SelectResourceConfigCommand({ Expression }))).rejects.toMatchObject({
      name: 'InvalidExpressionException',
    });
  });

  test('limits and tokens that cannot be are refused', async () => {
    const client = as(production.id);
    await expect(
      client.send(new SelectResourceConfigCommand({ Expression: 'SELECT *', Limit: 101 })),
    ).rejects.toMatchObject({ name: 'InvalidLimitException' });
    await expect(
      client.send(new SelectResourceConfigCommand({ Expression: 'SELECT *', NextToken: 'bm9uc2Vuc2U' })),
    ).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
  });
});

describe('what is recorded', () => {
  test('a type that is not recorded answers nothing, though there are resources of it', async () => {
    const client = as(shared.id);
    const { ConfigurationRecorders } = await client.send(new DescribeConfigurationRecordersCommand({}));
    expect(ConfigurationRecorders?.[0]?.recordingGroup?.exclusionByResourceTypes?.resourceTypes).toContain(
      'AWS::EC2::Volume',
    );
    expect(await rows(client, "SELECT resourceId WHERE resourceType = 'AWS::EC2::Volume'")).toEqual([]);
    expect(shared.region('eu-central-1').volumeCount).toBeGreaterThan(0);
  });

  test('a recorder may be absent, stopped, or on and not delivering', async () => {
    expect(
      (await as(staging.id, 'eu-west-1').send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders,
    ).toEqual([]);
    expect(await rows(as(staging.id, 'eu-west-1'), 'SELECT *')).toEqual([]);
    const stopped = await as(production.id, 'af-south-1').send(new DescribeConfigurationRecorderStatusCommand({}));
    expect(stopped.ConfigurationRecordersStatus?.[0]).toMatchObject({ recording: false });
    const failing = await as(production.id, 'us-east-1').send(new DescribeDeliveryChannelStatusCommand({}));
    expect(failing.DeliveryChannelsStatus?.[0]?.configHistoryDeliveryInfo).toMatchObject({
      lastStatus: 'Failure',
      lastErrorCode: 'InsufficientDeliveryPolicyException',
    });
    expect(
      (await as(production.id, 'us-east-1').send(new DescribeConfigurationRecorderStatusCommand({})))
        .ConfigurationRecordersStatus?.[0]?.recording,
    ).toBe(true);
  });

  test('it can be recorded everywhere, or nowhere', async () => {
    for (const [recording, count] of [
      ['everywhere', 1],
      ['nowhere', 0],
    ] as const) {
      const own = await serve({ recording });
      const client = new ConfigServiceClient(own.config());
      expect((await client.send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders).toHaveLength(
        count,
      );
    }
  });

  test('iam types live in one region', async () => {
    const query = "SELECT resourceName WHERE resourceType = 'AWS::IAM::Role'";
    expect((await rows(as(production.id), query)).length).toBe(production.identity.roles.length);
    expect(await rows(as(production.id, 'eu-west-1'), query)).toEqual([]);
  });
});

describe('verdicts', () => {
  test('come from one query, from the rule, and agree', async () => {
    const client = as(staging.id);
    const verdicts = await rows(
      client,
      "SELECT configuration WHERE resourceType = 'AWS::Config::ResourceCompliance' AND configuration.targetResourceType = 'AWS::EC2::SecurityGroup'",
    );
    const bad = verdicts.filter(
      (row) =>
        JSON.stringify(row).includes('"configRuleName":"restricted-ssh"') &&
        /"restricted-ssh"[^}]*"NON_COMPLIANT"/.test(JSON.stringify(row)),
    );
    const details = await client.send(
      new GetComplianceDetailsByConfigRuleCommand({
        ConfigRuleName: 'restricted-ssh',
        ComplianceTypes: ['NON_COMPLIANT'],
        Limit: 100,
      }),
    );
    expect(details.EvaluationResults).toHaveLength(bad.length);
    expect(bad.length).toBeGreaterThan(0);
    const summary = await client.send(
      new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames: ['restricted-ssh'] }),
    );
    expect(summary.ComplianceByConfigRules?.[0]?.Compliance).toMatchObject({
      ComplianceType: 'NON_COMPLIANT',
      ComplianceContributorCount: { CappedCount: bad.length },
    });
  });

  test('a rule with nothing to judge has no verdict', async () => {
    const summary = await as(management.id).send(
      new DescribeComplianceByConfigRuleCommand({ ConfigRuleNames: ['rds-storage-encrypted'] }),
    );
    expect(summary.ComplianceByConfigRules?.[0]?.Compliance?.ComplianceType).toBe('INSUFFICIENT_DATA');
  });

  test('details come ten at a time unless asked otherwise', async () => {
    const { sandbox: own, config: ownConfig } = await serve({ buckets: 800 });
    const client = new ConfigServiceClient(
      ownConfig({ credentials: own.addUser({ name: 'tester', policies: [everything] }) }),
    );
    const first = await client.send(
      new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 's3-bucket-versioning-enabled' }),
    );
    expect(first.EvaluationResults).toHaveLength(10);
    expect(first.NextToken).toBeTruthy();
  });

  test('names that are not there are said to be so', async () => {
    const client = as(staging.id);
    await expect(
      client.send(new DescribeConfigRulesCommand({ ConfigRuleNames: ['no-such-rule'] })),
    ).rejects.toMatchObject({ name: 'NoSuchConfigRuleException' });
    await expect(
      client.send(new DescribeConformancePackComplianceCommand({ ConformancePackName: 'no-such-pack' })),
    ).rejects.toMatchObject({ name: 'NoSuchConformancePackException' });
  });
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
