import { expect, test } from 'vitest';
import { services } from '#collectors/aws/client/services.ts';
import management from '#collectors/aws/policies/management.json';
import member from '#collectors/aws/policies/member.json';
import { actionOf } from '#collectors/aws/read/actions.ts';
import { awsCollectors } from './lib/estate.ts';

const memberActions = member.Statement.flatMap(({ Action }) => Action);
const managementActions = management.Statement.flatMap(({ Action }) => Action);
const allowed = new Set([...memberActions, ...managementActions]);

/** Asked outside of any collector: which regions there are, how to reach an account, and who we are. */
const CONNECTING = ['ec2:DescribeRegions', 'sts:AssumeRole'];

test('the policies hold exactly the actions that collectors name', () => {
  const named = new Set(awsCollectors.flatMap(({ permissions }) => permissions.map(({ name }) => name)));
  expect([...allowed].sort()).toEqual([...new Set([...named, ...CONNECTING])].sort());
});

test('every operation that can be asked is an action of a collector', async () => {
  const operations: string[] = [];
  for (const [service, load] of Object.entries(services)) {
    operations.push(
      ...Object.keys(await load())
        .filter((name) => name !== 'Client')
        .map((name) => actionOf(`${service}:${name}`)),
    );
  }
  // Needs no permission.
  const asked = operations.filter((action) => action !== 'sts:GetCallerIdentity');
  expect([...new Set(asked)].filter((action) => !allowed.has(action))).toEqual([]);
  expect([...allowed].filter((action) => !asked.includes(action))).toEqual([]);
  // Loads every client, some of which take seconds on a busy machine.
}, 60_000);

test('no action reads data or changes anything, but for assuming the role', () => {
  const actions = [...allowed].filter(
    (action) => action !== 'sts:AssumeRole' && action !== 'iam:GenerateCredentialReport',
  );
  expect(actions.filter((action) => !/^[a-z\d-]+:(Get|List|Describe|Select|BatchGet)[A-Z]\w*$/.test(action))).toEqual(
    [],
  );
  const reads =
    /:(GetObject|GetSecretValue|BatchGetSecretValue|GetParameter|Decrypt|GetItem|BatchGetItem|Query|Scan|GetLogEvents|FilterLogEvents|GetQueryResults|GetFunction|GetRecords|ReceiveMessage|GetDownloadUrlForLayer|GetConsoleOutput|GetPasswordData|DescribeInstanceAttribute|GetSnapshotBlock)$/;
  expect(actions.filter((action) => reads.test(action))).toEqual([]);
  expect(actions.some((action) => action.includes('*'))).toBe(false);
});

test('each fits into one managed policy', () => {
  for (const policy of [member, management]) {
    expect(JSON.stringify(policy).length).toBeLessThan(6144);
  }
});
