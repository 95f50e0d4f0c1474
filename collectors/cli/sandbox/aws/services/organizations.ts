import type { Account, PolicySummary } from '@aws-sdk/client-organizations';
import type { AccountState } from '../estate/account-state.ts';
import { type Guardrail, guardrails } from '../estate/guardrails.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pagesOf, present } from './paging.ts';

const page = pagesOf({ most: 20, invalid: 'InvalidInputException' });

export const organizations: Handlers<typeof import('@aws-sdk/client-organizations')> = {
  DescribeOrganization: (_input, { estate }) => {
    const { management } = estate;
    return {
      Organization: {
        Id: estate.organisationId,
        Arn: `arn:aws:organizations::${management.id}:organization/${estate.organisationId}`,
        FeatureSet: 'ALL',
        MasterAccountArn: arnOf(management, estate.organisationId),
        MasterAccountId: management.id,
        MasterAccountEmail: management.plan.account.email,
      },
    };
  },

  ListAccounts: (input, call) => {
    requireAdministrator(call);
    const { items, next } = page('accounts', call.estate.accounts, input);
    return present({ Accounts: items.map((one) => accountShape(one, call)), NextToken: next });
  },

  DescribeAccount: (input, call) => {
    requireAdministrator(call);
    const one = call.estate.account(input.AccountId ?? '');
    if (!one)
      throw new ServiceError(
        'AccountNotFoundException',
        'You specified an account that does not exist in the organization.',
      );
    return { Account: accountShape(one, call) };
  },

  ListRoots: (input, call) => {
    requireAdministrator(call);
    const root = {
      Id: 'r-m3r1',
      Arn: `arn:aws:organizations::${call.estate.management.id}:root/${call.estate.organisationId}/r-m3r1`,
      Name: 'Root',
      PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY' as const, Status: 'ENABLED' as const }],
    };
    const { items, next } = page('roots', [root], input);
    return present({ Roots: [...items], NextToken: next });
  },

  ListOrganizationalUnitsForParent: (input, call) => {
    requireAdministrator(call);
    const units = input.ParentId === 'r-m3r1' ? ['Security', 'Workloads', 'Sandbox'] : [];
    const { items, next } = page('units', units, input);
    return present({
      OrganizationalUnits: items.map((Name) => ({
        Id: unitId(Name),
        Name,
        Arn: `arn:aws:organizations::${call.estate.management.id}:ou/${call.estate.organisationId}/${unitId(Name)}`,
      })),
      NextToken: next,
    });
  },

  ListPolicies: (input, call) => {
    requireAdministrator(call);
    const { items, next } = page('policies', input.Filter === 'SERVICE_CONTROL_POLICY' ? guardrails : [], input);
    return present({ Policies: items.map((one) => policySummary(one, call)), NextToken: next });
  },

  DescribePolicy: (input, call) => {
    requireAdministrator(call);
    const one = guardrails.find((guardrail) => guardrail.id === input.PolicyId);
    if (!one) throw new ServiceError('PolicyNotFoundException', 'You specified a policy that does not exist.');
    return { Policy: { PolicySummary: policySummary(one, call), Content: JSON.stringify(one.document) } };
  },

  ListTargetsForPolicy: (input, call) => {
    requireAdministrator(call);
    const one = guardrails.find((guardrail) => guardrail.id === input.PolicyId);
    if (!one) throw new ServiceError('PolicyNotFoundException', 'You specified a policy that does not exist.');
    const { items, next } = page('targets', one.targets, input);
    return present({
      Targets: items.map((Name) => ({
        TargetId: Name === 'Root' ? 'r-m3r1' : unitId(Name),
        Name,
        Type: Name === 'Root' ? ('ROOT' as const) : ('ORGANIZATIONAL_UNIT' as const),
        Arn: `arn:aws:organizations::${call.estate.management.id}:ou/${call.estate.organisationId}/${Name === 'Root' ? 'r-m3r1' : unitId(Name)}`,
      })),
      NextToken: next,
    });
  },

  ListDelegatedAdministrators: (input, call) => {
    requireAdministrator(call);
    const security = call.estate.accounts[1];
    const { items, next } = page('delegates', security ? [security] : [], input);
    return present({
      DelegatedAdministrators: items.map((one) => ({
        ...withoutPaths(accountShape(one, call)),
        DelegationEnabledDate: one.plan.ago(700),
      })),
      NextToken: next,
    });
  },

  ListAWSServiceAccessForOrganization: (input, call) => {
    requireAdministrator(call);
    const names = [
      'access-analyzer',
      'cloudtrail',
      'config',
      'config-multiaccountsetup',
      'guardduty',
      'inspector2',
      'securityhub',
      'sso',
    ];
    const { items, next } = page('service-access', names, input);
    return present({
      EnabledServicePrincipals: items.map((name) => ({
        ServicePrincipal: `${name}.amazonaws.com`,
        DateEnabled: call.account.plan.ago(700),
      })),
      NextToken: next,
    });
  },
};

function withoutPaths({ Paths: _paths, ...rest }: Account): Omit<Account, 'Paths'> {
  return rest;
}

/** Lists of the organisation are for its management account and for delegated administrators. */
function requireAdministrator({ account, estate, principal }: Call): void {
  if (account === estate.management || account === estate.accounts[1]) return;
  const message = `You don't have permissions to access this resource: ${principal.arn} is not in the management account or a delegated administrator account.`;
  throw new ServiceError('AccessDeniedException', message);
}

function accountShape(one: AccountState, call: Call): Account {
  const { name, email, status } = one.plan.account;
  return {
    Id: one.id,
    Arn: arnOf(one, call.estate.organisationId),
    Name: name,
    Email: email,
    Status: status,
    State: status,
    JoinedMethod: one.plan.index === 0 || one.plan.index === 8 ? 'INVITED' : 'CREATED',
    JoinedTimestamp: one.plan.ago(1500 - one.plan.index),
  };
}

function arnOf(one: AccountState, organisation: string): string {
  return `arn:aws:organizations::${one.plan.management}:account/${organisation}/${one.id}`;
}

function policySummary(one: Guardrail, call: Call): PolicySummary {
  const owner = one.awsManaged ? 'aws' : call.estate.management.id;
  const path = one.awsManaged ? 'policy' : `policy/${call.estate.organisationId}`;
  return {
    Id: one.id,
    Arn: `arn:aws:organizations::${owner}:${path}/service_control_policy/${one.id}`,
    Name: one.name,
    Description: one.description,
    Type: 'SERVICE_CONTROL_POLICY',
    AwsManaged: one.awsManaged,
  };
}

function unitId(name: string): string {
  return `ou-m3r1-${name.toLowerCase().padEnd(8, '0').slice(0, 8)}`;
}
