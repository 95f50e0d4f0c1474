import { ServiceError } from '../wire/service-error.ts';
import type { AccountState } from '../estate/account-state.ts';
import { orderReport, readReport } from './iam-report.ts';
import { groupDetail, policyDetail, roleDetail, userDetail } from './iam-details.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const iam: Handlers<typeof import('@aws-sdk/client-iam')> = {
  GetAccountSummary: (_input, { account }) => ({ SummaryMap: summaryOf(account) }),

  GenerateCredentialReport: (_input, { account, now }) => {
    const state = orderReport(account, now);
    return present({
      State: state,
      Description: state === 'STARTED' ? 'No report exists. Starting a new report generation task' : undefined,
    });
  },

  GetCredentialReport: (_input, { account, now }) => {
    const { content, generated } = readReport(account, now);
    return { Content: Buffer.from(content), ReportFormat: 'text/csv', GeneratedTime: seconds(generated) };
  },

  GetAccountPasswordPolicy: (_input, { account }) => {
    const policy = account.identity.passwordPolicy;
    if (!policy)
      throw new ServiceError(
        'NoSuchEntityException',
        `The Password Policy with domain name ${account.id} cannot be found.`,
      );
    return {
      PasswordPolicy: present({
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.symbols,
        RequireNumbers: policy.numbers,
        RequireUppercaseCharacters: policy.upper,
        RequireLowercaseCharacters: policy.lower,
        AllowUsersToChangePassword: true,
        ExpirePasswords: policy.maxAge !== null,
        MaxPasswordAge: policy.maxAge ?? undefined,
        PasswordReusePrevention: policy.reuse ?? undefined,
      }),
    };
  },

  GetAccountAuthorizationDetails: (input, { account }) => {
    const { users, groups, roles, policies } = account.identity;
    const wanted = (kind: string): boolean =>
      input.Filter === undefined || input.Filter.length === 0 || input.Filter.some((one) => one === kind);
    const all = [
      ...(wanted('User') ? users.map((one) => ['user', userDetail(one)] as const) : []),
      ...(wanted('Group') ? groups.map((one) => ['group', groupDetail(one)] as const) : []),
      ...(wanted('Role') ? roles.map((one) => ['role', roleDetail(one)] as const) : []),
      ...(wanted('LocalManagedPolicy') ? policies.map((one) => ['policy', policyDetail(one, account)] as const) : []),
    ];
    const page = pageOf(all, {
      list: 'authorization',
      token: input.Marker,
      size: input.MaxItems,
      standard: 100,
      most: 1000,
      invalid: 'ValidationError',
    });
    return present({
      UserDetailList: page.items.flatMap((item) => (item[0] === 'user' ? [item[1]] : [])),
      GroupDetailList: page.items.flatMap((item) => (item[0] === 'group' ? [item[1]] : [])),
      RoleDetailList: page.items.flatMap((item) => (item[0] === 'role' ? [item[1]] : [])),
      Policies: page.items.flatMap((item) => (item[0] === 'policy' ? [item[1]] : [])),
      IsTruncated: page.next !== undefined,
      Marker: page.next,
    });
  },

  ListVirtualMFADevices: (input, { account }) => {
    const { root, users } = account.identity;
    const rootDevice = {
      SerialNumber: `arn:aws:iam::${account.id}:mfa/root-account-mfa-device`,
      User: {
        Path: '/',
        UserName: account.plan.account.name,
        UserId: account.id,
        Arn: `arn:aws:iam::${account.id}:root`,
        CreateDate: account.plan.ago(2000),
      },
      EnableDate: account.plan.ago(600),
    };
    const devices = users
      .filter((user) => user.mfa?.kind === 'virtual')
      .map((user) => ({
        SerialNumber: `arn:aws:iam::${account.id}:mfa/${user.name}`,
        User: { Path: '/', UserName: user.name, UserId: user.id, Arn: user.arn, CreateDate: user.created },
        EnableDate: user.mfa?.enabled,
      }));
    const all =
      input.AssignmentStatus === 'Unassigned' ? [] : [...(root.mfa === 'virtual' ? [rootDevice] : []), ...devices];
    const page = pageOf(all, {
      list: 'virtual-mfa',
      token: input.Marker,
      size: input.MaxItems,
      standard: 100,
      most: 1000,
      invalid: 'ValidationError',
    });
    return present({
      VirtualMFADevices: page.items.map(present),
      IsTruncated: page.next !== undefined,
      Marker: page.next,
    });
  },

  ListUsers: (input, { account }) => {
    const page = pageOf(account.identity.users, {
      list: 'users',
      token: input.Marker,
      size: input.MaxItems,
      standard: 100,
      most: 1000,
      invalid: 'ValidationError',
    });
    return present({
      Users: page.items.map((user) =>
        present({
          Path: '/',
          UserName: user.name,
          UserId: user.id,
          Arn: user.arn,
          CreateDate: user.created,
          PasswordLastUsed: user.password?.lastUsed ?? undefined,
        }),
      ),
      IsTruncated: page.next !== undefined,
      Marker: page.next,
    });
  },

  ListServerCertificates: (_input, { account }) => ({
    ServerCertificateMetadataList:
      account.plan.index === 4
        ? [
            {
              Path: '/',
              ServerCertificateName: 'legacy-shop',
              ServerCertificateId: account.plan.uniqueId('ASCA', 'legacy-shop'),
              Arn: `arn:aws:iam::${account.id}:server-certificate/legacy-shop`,
              UploadDate: account.plan.ago(900),
              Expiration: account.plan.ago(170),
            },
          ]
        : [],
    IsTruncated: false,
  }),

  ListAccountAliases: (_input, { account }) => ({
    AccountAliases: account.identity.alias === null ? [] : [account.identity.alias],
    IsTruncated: false,
  }),

  ListSAMLProviders: (_input, { account }) => ({
    SAMLProviderList: account.identity.samlProvider
      ? [
          {
            Arn: `arn:aws:iam::${account.id}:saml-provider/AWSSSO_meridian`,
            ValidUntil: account.plan.ago(-500),
            CreateDate: account.plan.ago(900),
          },
        ]
      : [],
  }),

  ListOrganizationsFeatures: (_input, { account, estate }) => {
    if (account !== estate.management) {
      throw new ServiceError(
        'AccountNotManagementOrDelegatedAdministratorException',
        'The account is neither the management account nor a delegated administrator for IAM.',
      );
    }
    return { OrganizationId: estate.organisationId, EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] };
  },
};

function summaryOf(account: AccountState): Record<string, number> {
  const { root, users, groups, roles, policies } = account.identity;
  const devices = users.filter((user) => user.mfa).length + (root.mfa === 'none' ? 0 : 1);
  return {
    Users: users.length,
    UsersQuota: 5000,
    Groups: groups.length,
    GroupsQuota: 300,
    Roles: roles.length,
    RolesQuota: 1000,
    Policies: policies.length,
    PoliciesQuota: 1500,
    MFADevices: devices,
    MFADevicesInUse: devices,
    AccountMFAEnabled: root.mfa === 'none' ? 0 : 1,
    AccountAccessKeysPresent: root.keys.filter((key) => key.active).length > 0 ? 1 : 0,
    AccountSigningCertificatesPresent: 0,
    AccountPasswordPresent: 1,
    Providers: account.identity.samlProvider ? 2 : 1,
    ServerCertificates: 0,
    AttachedPoliciesPerUserQuota: 10,
    AccessKeysPerUserQuota: 2,
  };
}

function seconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
