import type { AccountState } from '../estate/account-state.ts';
import { type Family, familyOf, type Origin } from './item.ts';

/** IAM types, without MFA, keys, passwords and policy documents: Config does not hold those in a queryable form. */
export function identityFamilies(account: AccountState, origin: Origin): Family[] {
  const { users, groups, roles, policies } = account.identity;
  const attached = (arns: readonly string[]): object[] =>
    arns.map((arn) => ({ policyName: arn.slice(arn.lastIndexOf('/') + 1), policyArn: arn }));
  return [
    familyOf('AWS::IAM::User', origin, users, (user) => ({
      id: user.id,
      name: user.name,
      arn: user.arn,
      created: user.created,
      zone: 'Not Applicable',
      configuration: {
        path: '/',
        userName: user.name,
        userId: user.id,
        arn: user.arn,
        createDate: user.created.toISOString(),
        userPolicyList: Object.keys(user.inline).map((policyName) => ({ policyName })),
        groupList: user.groups,
        attachedManagedPolicies: attached(user.attached),
        permissionsBoundary: null,
        tags: [],
      },
    })),
    familyOf('AWS::IAM::Group', origin, groups, (group) => ({
      id: group.id,
      name: group.name,
      arn: group.arn,
      created: group.created,
      zone: 'Not Applicable',
      configuration: {
        path: '/',
        groupName: group.name,
        groupId: group.id,
        arn: group.arn,
        createDate: group.created.toISOString(),
        groupPolicyList: Object.keys(group.inline).map((policyName) => ({ policyName })),
        attachedManagedPolicies: attached(group.attached),
      },
    })),
    familyOf('AWS::IAM::Role', origin, roles, (role) => ({
      id: role.id,
      name: role.name,
      arn: role.arn,
      created: role.created,
      zone: 'Not Applicable',
      configuration: {
        path: role.path,
        roleName: role.name,
        roleId: role.id,
        arn: role.arn,
        createDate: role.created.toISOString(),
        assumeRolePolicyDocument: encodeURIComponent(JSON.stringify(role.trust)),
        instanceProfileList: [],
        rolePolicyList: Object.keys(role.inline).map((policyName) => ({ policyName })),
        attachedManagedPolicies: attached(role.attached),
        permissionsBoundary: null,
        tags: [],
        roleLastUsed: role.lastUsed
          ? { lastUsedDate: role.lastUsed.at.toISOString(), region: role.lastUsed.region }
          : null,
      },
    })),
    familyOf('AWS::IAM::Policy', origin, policies, (policy) => ({
      id: policy.id,
      name: policy.name,
      arn: policy.arn,
      created: policy.created,
      zone: 'Not Applicable',
      configuration: {
        policyName: policy.name,
        policyId: policy.id,
        arn: policy.arn,
        path: '/',
        defaultVersionId: 'v1',
        attachmentCount: [...users, ...groups, ...roles].filter((one) => one.attached.includes(policy.arn)).length,
        permissionsBoundaryUsageCount: 0,
        isAttachable: true,
        description: null,
        createDate: policy.created.toISOString(),
        updateDate: policy.created.toISOString(),
        policyVersionList: [{ versionId: 'v1', isDefaultVersion: true, createDate: policy.created.toISOString() }],
      },
    })),
  ];
}
