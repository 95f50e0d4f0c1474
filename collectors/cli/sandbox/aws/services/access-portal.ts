import { memberAt, type Person } from '../../organisation/people.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { type Page, pageOf, present } from './paging.ts';

/** IAM Identity Center: one instance, in the management account's home region. */
const STORE = 'd-9967a1b2c3';
const INSTANCE = 'arn:aws:sso:::instance/ssoins-6987a1b2c3d4e5f6';
const STAFF = 41;

interface PermissionSet {
  readonly name: string;
  readonly description: string;
  readonly duration: string;
  readonly managed: readonly string[];
  readonly inline: string | null;
  /** Groups that hold it, and in which accounts (by position in the organisation). */
  readonly groups: readonly string[];
  readonly accounts: (index: number) => boolean;
  readonly users: readonly number[];
}

const sets: readonly PermissionSet[] = [
  {
    name: 'AdministratorAccess',
    description: 'Everything',
    duration: 'PT12H',
    managed: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    inline: null,
    groups: ['platform'],
    accounts: () => true,
    users: [3],
  },
  {
    name: 'ReadOnly',
    description: 'Look, not touch',
    duration: 'PT8H',
    managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    inline: null,
    groups: ['quality', 'data'],
    accounts: (index) => index >= 3,
    users: [],
  },
  {
    name: 'SecurityAudit',
    description: 'For audits',
    duration: 'PT4H',
    managed: ['arn:aws:iam::aws:policy/SecurityAudit'],
    inline: null,
    groups: ['security'],
    accounts: () => true,
    users: [],
  },
  {
    name: 'Deploy',
    description: 'For releases',
    duration: 'PT1H',
    managed: [],
    groups: ['payments'],
    accounts: (index) => index === 3 || index === 4,
    users: [],
    inline: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['ecs:*', 'lambda:*'], Resource: '*' }],
    }),
  },
];
const groupNames = ['platform', 'payments', 'mobile', 'web', 'data', 'security', 'quality'];

function page<T>(
  list: string,
  items: readonly T[],
  input: { NextToken?: string | undefined; MaxResults?: number | undefined },
): Page<T> {
  return pageOf(items, {
    list,
    token: input.NextToken,
    size: input.MaxResults,
    standard: 100,
    most: 100,
    invalid: 'ValidationException',
  });
}

function here({ account, estate, region }: Call): boolean {
  return account === estate.management && region === account.plan.home;
}

function requireInstance(call: Call, arn: string | undefined): void {
  if (!here(call) || arn !== INSTANCE) throw new ServiceError('ResourceNotFoundException', `Instance ${arn} not found`);
}

function setArn(at: number): string {
  return `arn:aws:sso:::permissionSet/ssoins-6987a1b2c3d4e5f6/ps-${String(at + 1).padStart(16, 'a')}`;
}

function setOf(call: Call, instance: string | undefined, arn: string | undefined): PermissionSet {
  requireInstance(call, instance);
  const found = sets.find((_, at) => setArn(at) === arn);
  if (!found) throw new ServiceError('ResourceNotFoundException', `PermissionSet ${arn} not found`);
  return found;
}

function personId(call: Call, at: number): string {
  return call.estate.management.plan.uuid('identity-user', at);
}

function groupId(call: Call, name: string): string {
  return call.estate.management.plan.uuid('identity-group', name);
}

export const sso: Handlers<typeof import('@aws-sdk/client-sso-admin')> = {
  ListInstances: (input, call) => {
    const instances = here(call)
      ? [
          {
            InstanceArn: INSTANCE,
            IdentityStoreId: STORE,
            OwnerAccountId: call.account.id,
            Status: 'ACTIVE' as const,
            CreatedDate: call.account.plan.ago(900),
          },
        ]
      : [];
    const { items, next } = page('instances', instances, input);
    return present({ Instances: [...items], NextToken: next });
  },

  ListPermissionSets: (input, call) => {
    requireInstance(call, input.InstanceArn);
    const { items, next } = page(
      'permission-sets',
      sets.map((_, at) => setArn(at)),
      input,
    );
    return present({ PermissionSets: [...items], NextToken: next });
  },

  DescribePermissionSet: (input, call) => {
    const set = setOf(call, input.InstanceArn, input.PermissionSetArn);
    return {
      PermissionSet: present({
        Name: set.name,
        PermissionSetArn: input.PermissionSetArn,
        Description: set.description,
        SessionDuration: set.duration,
        CreatedDate: call.account.plan.ago(880),
      }),
    };
  },

  ListManagedPoliciesInPermissionSet: (input, call) => {
    const set = setOf(call, input.InstanceArn, input.PermissionSetArn);
    const { items, next } = page('set-policies', set.managed, input);
    return present({
      AttachedManagedPolicies: items.map((Arn) => ({ Arn, Name: Arn.slice(Arn.lastIndexOf('/') + 1) })),
      NextToken: next,
    });
  },

  GetInlinePolicyForPermissionSet: (input, call) => ({
    InlinePolicy: setOf(call, input.InstanceArn, input.PermissionSetArn).inline ?? '',
  }),

  ListAccountsForProvisionedPermissionSet: (input, call) => {
    const set = setOf(call, input.InstanceArn, input.PermissionSetArn);
    const accounts = call.estate.accounts.filter(
      (account) => set.accounts(account.plan.index) && account.plan.account.status === 'ACTIVE',
    );
    const { items, next } = page('set-accounts', accounts, input);
    return present({ AccountIds: items.map((account) => account.id), NextToken: next });
  },

  ListAccountAssignments: (input, call) => {
    const set = setOf(call, input.InstanceArn, input.PermissionSetArn);
    const account = call.estate.account(input.AccountId ?? '');
    const holders = account && set.accounts(account.plan.index) ? assignments(call, set) : [];
    const { items, next } = page('assignments', holders, input);
    return present({
      AccountAssignments: items.map((one) =>
        present({ ...one, AccountId: input.AccountId, PermissionSetArn: input.PermissionSetArn }),
      ),
      NextToken: next,
    });
  },

  ListAccountAssignmentsForPrincipal: (input, call) => {
    requireInstance(call, input.InstanceArn);
    const all = call.estate.accounts.flatMap((account) =>
      sets.flatMap((set, at) => {
        const held =
          set.accounts(account.plan.index) &&
          assignments(call, set).some(
            (one) => one.PrincipalId === input.PrincipalId && one.PrincipalType === input.PrincipalType,
          );
        return held ? [{ AccountId: account.id, PermissionSetArn: setArn(at) }] : [];
      }),
    );
    const { items, next } = page('principal-assignments', all, input);
    return present({
      AccountAssignments: items.map((one) =>
        present({ ...one, PrincipalId: input.PrincipalId, PrincipalType: input.PrincipalType }),
      ),
      NextToken: next,
    });
  },
};

function assignments(call: Call, set: PermissionSet): { PrincipalType: 'GROUP' | 'USER'; PrincipalId: string }[] {
  return [
    ...set.groups.map((name) => ({ PrincipalType: 'GROUP' as const, PrincipalId: groupId(call, name) })),
    ...set.users.map((at) => ({ PrincipalType: 'USER' as const, PrincipalId: personId(call, at) })),
  ];
}

function staff({ estate }: Call): { readonly at: number; readonly person: Person }[] {
  const { plan } = estate.management;
  return Array.from({ length: STAFF }, (_, at) => ({ at, person: memberAt(plan.seed, at, plan.epoch) })).filter(
    ({ person }) => person.kind === 'person',
  );
}

function requireStore(call: Call, id: string | undefined): void {
  if (!here(call) || id !== STORE)
    throw new ServiceError('ResourceNotFoundException', `Identity store ${id} not found`);
}

export const identitystore: Handlers<typeof import('@aws-sdk/client-identitystore')> = {
  ListUsers: (input, call) => {
    requireStore(call, input.IdentityStoreId);
    const { items, next } = page('identity-users', staff(call), input);
    return present({
      Users: items.map(({ at, person }) => ({
        IdentityStoreId: STORE,
        UserId: personId(call, at),
        UserName: person.login,
        DisplayName: person.name,
        Title: person.title,
        Emails: [{ Value: person.email, Type: 'work', Primary: true }],
        UserStatus: person.suspended ? ('DISABLED' as const) : ('ENABLED' as const),
      })),
      NextToken: next,
    });
  },

  ListGroups: (input, call) => {
    requireStore(call, input.IdentityStoreId);
    const { items, next } = page('identity-groups', groupNames, input);
    return present({
      Groups: items.map((name) => ({ IdentityStoreId: STORE, GroupId: groupId(call, name), DisplayName: name })),
      NextToken: next,
    });
  },

  ListGroupMemberships: (input, call) => {
    requireStore(call, input.IdentityStoreId);
    const name = groupNames.find((one) => groupId(call, one) === input.GroupId);
    if (name === undefined) throw new ServiceError('ResourceNotFoundException', `Group ${input.GroupId} not found`);
    const { items, next } = page(
      `members-${name}`,
      staff(call).filter(({ person }) => person.team === name),
      input,
    );
    return present({
      GroupMemberships: items.map(({ at }) => ({
        IdentityStoreId: STORE,
        MembershipId: call.estate.management.plan.uuid('membership', at),
        GroupId: input.GroupId,
        MemberId: { UserId: personId(call, at) },
      })),
      NextToken: next,
    });
  },
};
