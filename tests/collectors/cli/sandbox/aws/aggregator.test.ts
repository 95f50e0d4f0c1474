import {
  ConfigServiceClient,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  SelectAggregateResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { describe, expect, test } from 'vitest';
import { serveConfig } from './running.ts';

const { sandbox, as, production, shared } = await serveConfig();
const { management } = sandbox.estate;
const ConfigurationAggregatorName = 'meridian-organization';

type Row = Record<string, unknown>;

describe('the aggregator', () => {
  const top = as(management.id);

  test('pages are of 25 rows unless more are asked for', async () => {
    const Expression = 'SELECT resourceId, accountId';
    expect(
      (await top.send(new SelectAggregateResourceConfigCommand({ ConfigurationAggregatorName, Expression }))).Results,
    ).toHaveLength(25);
    expect(
      (
        await top.send(
          new SelectAggregateResourceConfigCommand({ ConfigurationAggregatorName, Expression, Limit: 100 }),
        )
      ).Results,
    ).toHaveLength(100);
  });

  test('holds all accounts but the one it cannot read, and says so', async () => {
    const { Results } = await top.send(
      new SelectAggregateResourceConfigCommand({
        ConfigurationAggregatorName,
        Expression: 'SELECT accountId, COUNT(*) GROUP BY accountId',
      }),
    );
    const seen = new Set((Results ?? []).map((row) => (JSON.parse(row) as Row)['accountId']));
    expect(seen).toContain(production.id);
    expect(seen).not.toContain(shared.id);
    const { AggregatedSourceStatusList } = await top.send(
      new DescribeConfigurationAggregatorSourcesStatusCommand({ ConfigurationAggregatorName }),
    );
    expect(AggregatedSourceStatusList?.find((one) => one.SourceId === shared.id)).toMatchObject({
      LastUpdateStatus: 'FAILED',
      LastErrorCode: 'AccessDenied',
    });
    expect(AggregatedSourceStatusList?.some((one) => one.LastUpdateStatus === 'OUTDATED')).toBe(true);
  });

  test('is in one region of one account', async () => {
    const ask = (client: ConfigServiceClient) =>
      client.send(new SelectAggregateResourceConfigCommand({ ConfigurationAggregatorName, Expression: 'SELECT *' }));
    await expect(ask(as(management.id, 'eu-west-1'))).rejects.toMatchObject({
      name: 'NoSuchConfigurationAggregatorException',
    });
    await expect(ask(as(production.id))).rejects.toMatchObject({ name: 'NoSuchConfigurationAggregatorException' });
  });
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
