import { ConfigServiceClient, SelectAggregateResourceConfigCommand } from '@aws-sdk/client-config-service';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { serve } from './running.ts';

test('a hundred accounts: each is listed once, and each but the one without the role can be entered', async () => {
  const { sandbox, config } = await serve({ accounts: 100 });
  const client = new OrganizationsClient(config());
  const seen: { Id?: string | undefined; Status?: string | undefined }[] = [];
  for await (const page of paginateListAccounts({ client, pageSize: 20 }, {})) seen.push(...(page.Accounts ?? []));
  expect(new Set(seen.map((account) => account.Id)).size).toBe(101);
  expect(seen.filter((account) => account.Status === 'SUSPENDED')).toHaveLength(1);
  const sts = new STSClient(config());
  const members = seen.filter((account) => account.Status === 'ACTIVE' && account.Id !== sandbox.estate.management.id);
  const entered = await Promise.all(
    members.map(({ Id }) =>
      sts
        .send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${Id}:role/AnnexaReadOnly`, RoleSessionName: 'annexa' }))
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  expect(entered.filter(Boolean)).toHaveLength(98);
  expect(sandbox.violations).toEqual([]);
});

test('a hundred thousand resources are read in pages whose cost does not grow', { timeout: 60_000 }, async () => {
  const { sandbox, config } = await serve({ accounts: 3, resources: 100_000 });
  const client = new ConfigServiceClient(config());
  const ask = (Expression: string, NextToken?: string) =>
    client.send(
      new SelectAggregateResourceConfigCommand({
        ConfigurationAggregatorName: 'meridian-organization',
        Expression,
        Limit: 100,
        NextToken,
      }),
    );
  const counted = await ask("SELECT COUNT(*) WHERE resourceType = 'AWS::EC2::Volume'");
  const expected = sandbox.estate.accounts.reduce(
    (sum, account) =>
      sum +
      (account.plan.account.status === 'ACTIVE'
        ? sandbox.estate.regions.reduce((own, { name }) => own + account.region(name).volumeCount, 0)
        : 0),
    0,
  );
  expect(expected).toBeGreaterThan(100_000);
  // Regions whose types are not recorded hold the last few.
  const total = (JSON.parse(counted.Results?.[0] ?? '{}') as Record<string, number>)['COUNT(*)'] ?? 0;
  expect(total).toBeGreaterThanOrEqual(100_000);
  const ids = new Set<string>();
  let NextToken: string | undefined;
  let pages = 0;
  do {
    const page = await ask(
      "SELECT resourceId, configuration.encrypted WHERE resourceType = 'AWS::EC2::Volume'",
      NextToken,
    );
    for (const row of page.Results ?? []) ids.add(row);
    NextToken = page.NextToken;
    pages += 1;
  } while (NextToken);
  expect(ids.size).toBe(total);
  expect(pages).toBe(Math.ceil(total / 100));
  expect(sandbox.requests.of('config', 'SelectAggregateResourceConfig')).toBe(pages + 1);
  expect(sandbox.violations).toEqual([]);
});
