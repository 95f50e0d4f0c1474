import type { Fact } from '#shared/evidence/fact.ts';
import { parsePolicy, type Statement } from './policy.ts';
import type { View } from './view.ts';

export interface AttachedPolicy {
  readonly name: string;
  readonly arn: string;
}

export interface InlinePolicy {
  readonly name: string;
  readonly statements: Fact<readonly Statement[]>;
}

interface Holder {
  readonly name: string;
  readonly arn: string;
  readonly attached: readonly AttachedPolicy[];
  readonly inline: readonly InlinePolicy[];
}

export interface IamUser extends Holder {
  readonly groups: readonly string[];
}

export type IamGroup = Holder;

export interface IamRole extends Holder {
  readonly path: string;
  readonly created: Fact<string>;
  readonly trust: Fact<readonly Statement[]>;
  /** Null: not used in the period that IAM tracks, 400 days. */
  readonly lastUsed: string | null;
}

/** A customer managed policy with its default version. */
export interface IamPolicy {
  readonly name: string;
  readonly arn: string;
  readonly attachments: Fact<number>;
  readonly statements: Fact<readonly Statement[]>;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export function iamUser(view: View): IamUser {
  return { ...holder(view, 'UserName', 'UserPolicyList'), groups: view.texts('GroupList') ?? [] };
}

export function iamGroup(view: View): IamGroup {
  return holder(view, 'GroupName', 'GroupPolicyList');
}

export function iamRole(view: View): IamRole {
  return {
    ...holder(view, 'RoleName', 'RolePolicyList'),
    path: view.text('Path') ?? '/',
    created: view.fact('CreateDate', (one) => one.instant()),
    trust: view.fact('AssumeRolePolicyDocument', (one) => parsePolicy(one.text())),
    lastUsed: view.instant('RoleLastUsed.LastUsedDate') ?? null,
  };
}

export function iamPolicy(view: View): IamPolicy {
  const versions = view.list('PolicyVersionList') ?? [];
  const current = versions.find((one) => one.bool('IsDefaultVersion') === true);
  return {
    name: view.text('PolicyName') ?? '',
    arn: view.text('Arn') ?? '',
    attachments: view.fact('AttachmentCount', (one) => one.number()),
    statements: view.fact('PolicyVersionList', () => parsePolicy(current?.text('Document'))),
  };
}

function holder(view: View, name: string, inline: string): Holder {
  return {
    name: view.text(name) ?? '',
    arn: view.text('Arn') ?? '',
    attached: (view.list('AttachedManagedPolicies') ?? []).map((one) => ({
      name: one.text('PolicyName') ?? '',
      arn: one.text('PolicyArn') ?? '',
    })),
    inline: (view.list(inline) ?? []).map((one) => ({
      name: one.text('PolicyName') ?? '',
      statements: one.fact('PolicyDocument', (document) => parsePolicy(document.text())),
    })),
  };
}
