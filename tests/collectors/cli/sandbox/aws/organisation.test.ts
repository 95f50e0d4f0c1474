import {
  IdentitystoreClient,
  ListGroupMembershipsCommand,
  ListGroupsCommand,
  paginateListUsers,
} from '@aws-sdk/client-identitystore';
import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListPoliciesCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountAssignmentsForPrincipalCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { AccountClient, GetAlternateContactCommand } from '@aws-sdk/client-account';
import { describe, expect, test } from 'vitest';
import { everything, serve } from './running.ts';

const { sandbox, config } = await serve();
const { management, accounts } = sandbox.estate;
const [, , , production, staging] = accounts;
if (!production || !staging) throw new Error('the estate is smaller than the tests expect');
const as = (account: string, region = 'eu-central-1') =>
  config({ region, credentials: sandbox.addUser({ account, name: 'tester', policies: [everything] }) });

describe('the organisation', () => {
  test('lists its accounts to its management account only', async () => {
    const { Accounts } = await new OrganizationsClient(as(management.id)).send(new ListAccountsCommand({}));
    expect(Accounts?.map((one) => [one.Id, one.Status, one.State])).toEqual(
      accounts.map((one) => [one.id, one.plan.account.status, one.plan.account.status]),
    );
    await expect(new OrganizationsClient(as(production.id)).send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    expect(
      (await new OrganizationsClient(as(production.id)).send(new DescribeOrganizationCommand({}))).Organization
        ?.MasterAccountId,
    ).toBe(management.id);
  });

  test('shows its service control policies with their documents', async () => {
    const client = new OrganizationsClient(as(management.id));
    const { Policies } = await client.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }));
    expect(Policies?.filter((policy) => policy.AwsManaged)).toHaveLength(1);
    const own = Policies?.find((policy) => policy.Name === 'protect-logging');
    const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: own?.Id }));
    expect(JSON.parse(Policy?.Content ?? '{}')).toMatchObject({
      Statement: [{ Effect: 'Deny', Action: expect.arrayContaining(['cloudtrail:StopLogging']) }],
    });
    await expect(client.send(new DescribePolicyCommand({ PolicyId: 'p-nothing' }))).rejects.toMatchObject({
      name: 'PolicyNotFoundException',
    });
  });
});

describe('the access portal', () => {
  test('is in one region of one account', async () => {
    expect((await new SSOAdminClient(as(management.id)).send(new ListInstancesCommand({}))).Instances).toHaveLength(1);
    expect(
      (await new SSOAdminClient(as(management.id, 'eu-west-1')).send(new ListInstancesCommand({}))).Instances,
    ).toEqual([]);
    expect((await new SSOAdminClient(as(production.id)).send(new ListInstancesCommand({}))).Instances).toEqual([]);
  });

  test('says who holds what in which account', async () => {
    const client = new SSOAdminClient(as(management.id));
    const [instance] = (await client.send(new ListInstancesCommand({}))).Instances ?? [];
    const { InstanceArn, IdentityStoreId } = instance ?? {};
    const { PermissionSets } = await client.send(new ListPermissionSetsCommand({ InstanceArn }));
    const names = [];
    for (const PermissionSetArn of PermissionSets ?? [])
      names.push(
        (await client.send(new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }))).PermissionSet?.Name,
      );
    expect(names).toEqual(['AdministratorAccess', 'ReadOnly', 'SecurityAudit', 'Deploy']);
    const [admin, , , deploy] = PermissionSets ?? [];
    const { AttachedManagedPolicies } = await client.send(
      new ListManagedPoliciesInPermissionSetCommand({ InstanceArn, PermissionSetArn: admin }),
    );
    expect(AttachedManagedPolicies).toEqual([
      { Name: 'AdministratorAccess', Arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    ]);
    expect(
      (await client.send(new GetInlinePolicyForPermissionSetCommand({ InstanceArn, PermissionSetArn: admin })))
        .InlinePolicy,
    ).toBe('');
    expect(
      (await client.send(new ListAccountsForProvisionedPermissionSetCommand({ InstanceArn, PermissionSetArn: deploy })))
        .AccountIds,
    ).toEqual([production.id, staging.id]);
    const { AccountAssignments } = await client.send(
      new ListAccountAssignmentsCommand({ InstanceArn, AccountId: production.id, PermissionSetArn: admin }),
    );
    expect(AccountAssignments?.map((one) => one.PrincipalType)).toEqual(['GROUP', 'USER']);

    const store = new IdentitystoreClient(as(management.id));
    const users: (string | undefined)[] = [];
    for await (const page of paginateListUsers({ client: store, pageSize: 15 }, { IdentityStoreId }))
      users.push(...(page.Users ?? []).map((user) => user.UserId));
    expect(new Set(users).size).toBe(40);
    expect(users).toContain(AccountAssignments?.[1]?.PrincipalId);
    const { Groups } = await store.send(new ListGroupsCommand({ IdentityStoreId }));
    const platform = Groups?.find((group) => group.DisplayName === 'platform');
    expect(platform?.GroupId).toBe(AccountAssignments?.[0]?.PrincipalId);
    const { GroupMemberships } = await store.send(
      new ListGroupMembershipsCommand({ IdentityStoreId, GroupId: platform?.GroupId }),
    );
    expect(GroupMemberships?.length).toBeGreaterThan(1);
    const held = await client.send(
      new ListAccountAssignmentsForPrincipalCommand({
        InstanceArn,
        PrincipalType: 'GROUP',
        PrincipalId: platform?.GroupId,
      }),
    );
    expect(held.AccountAssignments).toHaveLength(accounts.length);
  });
});

test('a security contact that is not set is a fact', async () => {
  const ask = (account: string) =>
    new AccountClient(as(account)).send(new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' }));
  expect((await ask(production.id)).AlternateContact?.EmailAddress).toBe('security@meridian-labs.example');
  await expect(ask(staging.id)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: expect.objectContaining({ httpStatusCode: 404 }),
  });
});

test('nothing the sandbox sent was unfit', () => {
  expect(sandbox.violations).toEqual([]);
});
