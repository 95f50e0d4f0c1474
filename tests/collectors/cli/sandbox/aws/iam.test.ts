import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListVirtualMFADevicesCommand,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { everything, serve } from './running.ts';

const { sandbox, config } = await serve();
const [management, , archive, production, staging] = sandbox.estate.accounts;
if (!management || !archive || !production || !staging) throw new Error('the estate is smaller than the tests expect');
const as = (account: string): IAMClient =>
  new IAMClient(config({ credentials: sandbox.addUser({ account, name: 'tester', policies: [everything] }) }));

describe('the credential report', () => {
  test('is ordered, awaited, read, kept for four hours and then gone', async () => {
    const client = as(production.id);
    await expect(client.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportNotPresentException',
      $metadata: expect.objectContaining({ httpStatusCode: 410 }),
    });
    const states = [(await client.send(new GenerateCredentialReportCommand({}))).State];
    await expect(client.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportNotReadyException',
    });
    sandbox.clock.advance(2_000);
    states.push((await client.send(new GenerateCredentialReportCommand({}))).State);
    expect(states).toEqual(['STARTED', 'COMPLETE']);
    const report = await client.send(new GetCredentialReportCommand({}));
    expect(report.ReportFormat).toBe('text/csv');
    const [head, root, ...users] = Buffer.from(report.Content ?? [])
      .toString()
      .trimEnd()
      .split('\n');
    expect(head?.split(',')).toHaveLength(22);
    expect(root).toMatch(/^<root_account>,arn:aws:iam::\d{12}:root,/);
    expect(users.map((line) => line.split(',')[0])).toEqual(production.identity.users.map((user) => user.name));
    for (const line of [root, ...users]) expect(line?.split(',')).toHaveLength(22);
    sandbox.clock.advance(4 * 3_600_000 + 1000);
    await expect(client.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportExpiredException',
    });
    expect((await client.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
  });

  test('may be older than the run', async () => {
    const { sandbox: own, config: ownConfig } = await serve();
    const account = own.estate.accounts[2]?.id ?? '';
    const client = new IAMClient(
      ownConfig({ credentials: own.addUser({ account, name: 'tester', policies: [everything] }) }),
    );
    expect((await client.send(new GenerateCredentialReportCommand({}))).State).toBe('COMPLETE');
    const { GeneratedTime } = await client.send(new GetCredentialReportCommand({}));
    expect(Date.now() - (GeneratedTime?.getTime() ?? 0)).toBeGreaterThan(2.9 * 3_600_000);
  });
});

test('the root account is told by the summary, with or without MFA and keys', async () => {
  expect((await as(staging.id).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    AccountMFAEnabled: 0,
    AccountAccessKeysPresent: 1,
  });
  expect((await as(management.id).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    AccountMFAEnabled: 1,
    AccountAccessKeysPresent: 0,
  });
});

test('a virtual device of root is listed, a hardware one is not', async () => {
  const serials = async (account: string): Promise<unknown[]> =>
    (
      (await as(account).send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }))).VirtualMFADevices ??
      []
    ).map((device) => device.SerialNumber);
  expect(await serials(production.id)).toContain(`arn:aws:iam::${production.id}:mfa/root-account-mfa-device`);
  expect(await serials(management.id)).not.toContain(`arn:aws:iam::${management.id}:mfa/root-account-mfa-device`);
});

test('no password policy is a fact that has the shape of an error', async () => {
  await expect(as(staging.id).send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    $metadata: expect.objectContaining({ httpStatusCode: 404 }),
  });
  expect((await as(production.id).send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toMatchObject({
    MinimumPasswordLength: 14,
    MaxPasswordAge: 90,
  });
});

test('authorization details come whole over many pages, documents percent-encoded', async () => {
  const client = as(staging.id);
  const names: (string | undefined)[] = [];
  let pages = 0;
  for await (const page of paginateGetAccountAuthorizationDetails({ client, pageSize: 4 }, {})) {
    pages += 1;
    names.push(
      ...(page.UserDetailList ?? []).map((one) => one.UserName),
      ...(page.GroupDetailList ?? []).map((one) => one.GroupName),
      ...(page.RoleDetailList ?? []).map((one) => one.RoleName),
      ...(page.Policies ?? []).map((one) => one.PolicyName),
    );
  }
  const { users, groups, roles, policies } = staging.identity;
  expect(names).toEqual([...users, ...groups, ...roles, ...policies].map((one) => one.name));
  expect(pages).toBe(Math.ceil(names.length / 4));
  const { Policies } = await client.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['LocalManagedPolicy'] }));
  const open = Policies?.find((policy) => policy.PolicyName === 'temporary-full-access')?.PolicyVersionList?.[0]
    ?.Document;
  expect(JSON.parse(decodeURIComponent(open ?? ''))).toMatchObject({ Statement: [{ Action: '*', Resource: '*' }] });
  await expect(client.send(new GetAccountAuthorizationDetailsCommand({ Marker: 'nonsense' }))).rejects.toMatchObject({
    name: 'ValidationError',
  });
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
