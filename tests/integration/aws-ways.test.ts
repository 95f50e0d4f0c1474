import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import management from '#collectors/aws/policies/management.json';
import member from '#collectors/aws/policies/member.json';
import resources from '#collectors/aws/resources.ts';
import type { PolicyDocument } from '#collectors/cli/sandbox/aws/auth/policy.ts';
import { asksFor, between } from '../collectors/aws/lib/between.ts';
import { accountAt, type Estate, judge, openEstate } from '../collectors/aws/lib/estate.ts';
import { record } from '../collectors/aws/lib/run.ts';

let estate: Estate;

beforeAll(async () => {
  estate = await openEstate({ accounts: 6 });
});

afterAll(() => estate.close());

describe('the way of reading', () => {
  test('through an aggregator gives the same verdicts as AWS Config in the region', async () => {
    const naming = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'config:DescribeConfigurationAggregators', Resource: '*' }],
    };
    const policies = [member, management, naming] as unknown as readonly PolicyDocument[];
    estate.sandbox.setPolicies(estate.sandbox.accessKeyId, policies);
    const scope = { system: 'aws', tenant: accountAt(estate, 3), region: estate.home };
    const name = await aggregatorName();
    const plain = await record(resources, scope, { fetch, credential: estate.credential });
    const through = await record(resources, scope, {
      fetch,
      credential: { ...estate.credential, aggregator: { name, region: estate.home } },
    });
    expect(through.completeness.note).toBeUndefined();
    expect(plain.facts.ways.securityGroups).toBe('config');
    expect(through.facts.ways.securityGroups).toBe('aggregator');
    const outcomes = (facts: unknown) =>
      [...judge(new Map([['aws/resources', facts]]), scope)].map(([id, { outcome }]) => `${id} ${outcome}`).sort();
    expect(outcomes(through.facts)).toEqual(outcomes(plain.facts));
  });

  test('through an aggregator that lags is not whole', async () => {
    const tenant = accountAt(estate, 2);
    const lagging = between((request) =>
      asksFor(request, 'DescribeConfigurationAggregatorSourcesStatus')
        ? Response.json({
            AggregatedSourceStatusList: [{ SourceId: tenant, AwsRegion: estate.home, LastUpdateStatus: 'OUTDATED' }],
          })
        : null,
    );
    const run = await record(
      resources,
      { system: 'aws', tenant, region: estate.home },
      {
        fetch: lagging,
        credential: { ...estate.credential, aggregator: { name: await aggregatorName(), region: estate.home } },
      },
    );
    expect(run.completeness.complete).toBe(false);
    expect(run.completeness.note).toMatch(/the aggregator says that account \d+ in eu-central-1 is OUTDATED/);
    expect(run.facts.securityGroups).toMatchObject({ known: true, value: { complete: false } });
  });

  test('directly gives the same verdicts on what both can see', async () => {
    const scope = { system: 'aws', tenant: accountAt(estate, 3), region: estate.home };
    const off = between((request) =>
      asksFor(request, 'DescribeConfigurationRecorderStatus')
        ? Response.json({ ConfigurationRecordersStatus: [] })
        : null,
    );
    const plain = await record(resources, scope, { fetch, credential: estate.credential });
    const direct = await record(resources, scope, { fetch: off, credential: estate.credential });
    expect(direct.facts.ways.securityGroups).toBe('direct');
    const verdicts = (facts: unknown) =>
      new Map([...judge(new Map([['aws/resources', facts]]), scope)].map(([id, { outcome }]) => [id, outcome]));
    const [config, services] = [verdicts(plain.facts), verdicts(direct.facts)];
    const judged = new Set<string | undefined>(['pass', 'fail']);
    const other = [...config].filter(([id, outcome]) => {
      const second = services.get(id);
      return second !== undefined && judged.has(outcome) && judged.has(second) && second !== outcome;
    });
    expect(other.filter(([id]) => !/config-|inventory|conformance|resources-have-owner/.test(id))).toEqual([]);
    const shared = [...config].filter(([id, outcome]) => judged.has(outcome) && services.get(id) === outcome);
    expect(shared.length).toBeGreaterThan(60);
  });

  async function aggregatorName(): Promise<string> {
    const { ConfigServiceClient, DescribeConfigurationAggregatorsCommand } = await import(
      '@aws-sdk/client-config-service'
    );
    const { keys, endpoint } = estate.credential;
    if (typeof keys === 'function' || endpoint === undefined) throw new Error('the estate has keys');
    const client = new ConfigServiceClient({ region: estate.home, endpoint, credentials: keys });
    const { ConfigurationAggregators } = await client.send(new DescribeConfigurationAggregatorsCommand({}));
    return ConfigurationAggregators?.[0]?.ConfigurationAggregatorName ?? '';
  }
});
