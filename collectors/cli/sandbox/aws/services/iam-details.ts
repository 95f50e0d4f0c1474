import type { GroupDetail, ManagedPolicyDetail, PolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import type { PolicyDocument } from '../auth/policy.ts';
import type { AccountState } from '../estate/account-state.ts';
import type { IamGroup, IamPolicy, IamRole, IamUser } from '../estate/identity.ts';

export function userDetail(user: IamUser): UserDetail {
  return {
    Path: '/',
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.created,
    UserPolicyList: inline(user.inline),
    GroupList: [...user.groups],
    AttachedManagedPolicies: attached(user.attached),
    Tags: [],
  };
}

export function groupDetail(group: IamGroup): GroupDetail {
  return {
    Path: '/',
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.created,
    GroupPolicyList: inline(group.inline),
    AttachedManagedPolicies: attached(group.attached),
  };
}

export function roleDetail(role: IamRole): RoleDetail {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.created,
    AssumeRolePolicyDocument: encoded(role.trust),
    InstanceProfileList: [],
    RolePolicyList: inline(role.inline),
    AttachedManagedPolicies: attached(role.attached),
    Tags: [],
    RoleLastUsed: role.lastUsed ? { LastUsedDate: role.lastUsed.at, Region: role.lastUsed.region } : {},
  };
}

export function policyDetail(policy: IamPolicy, account: AccountState): ManagedPolicyDetail {
  const { users, groups, roles } = account.identity;
  const holders = [...users, ...groups, ...roles].filter((one) => one.attached.includes(policy.arn)).length;
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: holders,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: policy.created,
    UpdateDate: policy.created,
    PolicyVersionList: [
      { Document: encoded(policy.document), VersionId: 'v1', IsDefaultVersion: true, CreateDate: policy.created },
    ],
  };
}

/** IAM sends policy documents percent-encoded (RFC 3986). */
function encoded(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document));
}

function inline(policies: Readonly<Record<string, PolicyDocument>>): PolicyDetail[] {
  return Object.entries(policies).map(([name, document]) => ({ PolicyName: name, PolicyDocument: encoded(document) }));
}

function attached(arns: readonly string[]): { PolicyName: string; PolicyArn: string }[] {
  return arns.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));
}
