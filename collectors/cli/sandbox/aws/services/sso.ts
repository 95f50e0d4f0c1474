import { groupId, INSTANCE, personId, type PermissionSet, setArn, sets, STORE } from '../estate/portal.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pagesOf, present } from './paging.ts';

/** Identity Center answers in the management account's home region only. */
export function here({ account, estate, region }: Call): boolean {
  return account === estate.management && region === account.plan.home;
}

export const page = pagesOf({ most: 100, invalid: 'ValidationException' });

function requireInstance(call: Call, arn: string | undefined): void {
  if (!here(call) || arn !== INSTANCE) throw new ServiceError('ResourceNotFoundException', `Instance ${arn} not found`);
}

function setOf(call: Call, instance: string | undefined, arn: string | undefined): PermissionSet {
  requireInstance(call, instance);
  const found = sets.find((_, at) => setArn(at) === arn);
  if (!found) throw new ServiceError('ResourceNotFoundException', `PermissionSet ${arn} not found`);
  return found;
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
    ...set.groups.map((name) => ({ PrincipalType: 'GROUP' as const, PrincipalId: groupId(call.estate, name) })),
    ...set.users.map((at) => ({ PrincipalType: 'USER' as const, PrincipalId: personId(call.estate, at) })),
  ];
}
