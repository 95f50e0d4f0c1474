import {
  ConfigServiceClient,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  SelectAggregateResourceConfigCommand,
  SelectResourceConfigCommand,
} from '@aws-sdk/client-config-service';
import { expect, test } from 'vitest';
import { serve } from './running.ts';

test('select', async () => {
  const { sandbox, config } = await serve({ resources: 100_000 });
  const client = new ConfigServiceClient(config());
  const t0 = Date.now();
  const rows = await client.send(
    new SelectResourceConfigCommand({
      Expression: 'SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY COUNT(*) DESC',
    }),
  );
  console.log(rows.Results, Date.now() - t0);
  const b = await client.send(
    new SelectResourceConfigCommand({
      Expression:
        "SELECT resourceId, resourceName, configuration, supplementaryConfiguration, tags WHERE resourceType = 'AWS::S3::Bucket'",
      Limit: 2,
    }),
  );
  console.log(b.Results![0], b.NextToken);
  const t1 = Date.now();
  const agg = await client.send(
    new SelectAggregateResourceConfigCommand({
      ConfigurationAggregatorName: 'meridian-organization',
      Expression: 'SELECT accountId, awsRegion, COUNT(*) GROUP BY accountId, awsRegion',
      Limit: 100,
    }),
  );
  console.log(agg.Results!.length, Date.now() - t1, agg.Results!.slice(0, 5));
  const t2 = Date.now();
  let n = 0,
    pages = 0,
    NextToken: string | undefined;
  do {
    const page: { Results?: string[] | undefined; NextToken?: string | undefined } = await client.send(
      new SelectAggregateResourceConfigCommand({
        ConfigurationAggregatorName: 'meridian-organization',
        Expression:
          "SELECT resourceId, configuration.complianceType WHERE resourceType = 'AWS::Config::ResourceCompliance'",
        Limit: 100,
        NextToken,
      }),
    );
    n += page.Results!.length;
    pages++;
    NextToken = page.NextToken;
  } while (NextToken && pages < 10);
  console.log(n, pages, Date.now() - t2);
  console.log(
    JSON.stringify((await client.send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders),
  );
  console.log(
    JSON.stringify(
      (await client.send(new DescribeConfigurationRecorderStatusCommand({}))).ConfigurationRecordersStatus,
    ),
  );
  console.log(JSON.stringify((await client.send(new DescribeConfigRulesCommand({}))).ConfigRules!.length));
  await expect(
    client.send(new SelectResourceConfigCommand({ Expression: 'SELECT configuration.nonsense' })),
  ).rejects.toMatchObject({ name: 'InvalidExpressionException' });
  expect(sandbox.violations).toEqual([]);
});
