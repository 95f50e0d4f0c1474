import type { IamPolicy, IamRole } from '#collectors/aws/read/principals.ts';
import type { Statement } from '#collectors/aws/read/policy.ts';
import { isEveryone } from './network.ts';

/** The managed policy of AWS that allows everything, in any partition. */
export const ADMIN_POLICY = /^arn:[\w-]+:iam::aws:policy\/AdministratorAccess$/;

/** With any of these on everything, someone can grant themselves the rest. */
const RAISING = [
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreatePolicyVersion',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
];

/**
 * Allows every action on every resource, whatever its conditions; or all but those it names, as long as
 * it leaves a way to the rest.
 */
export function isFullAdmin(statements: readonly Statement[]): boolean {
  return statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      reachesEverything(statement) &&
      (statement.actions.some((action) => /^\*+(:\*+)?$/.test(action)) ||
        (statement.notActions.length > 0 && RAISING.some((action) => allows(statement, action)))),
  );
}

/**
 * Whether an action, by name or wildcard, is allowed on every resource; "conditional" when it is under
 * conditions only, which may limit it or may not.
 */
export function grantsOnEverything(statements: readonly Statement[], action: string): 'yes' | 'no' | 'conditional' {
  const granting = statements.filter(
    (statement) =>
      statement.effect === 'Allow' &&
      allows(statement, action) &&
      (reachesEverything(statement) || statement.resources.some((resource) => /:(key|role)\/\*$/.test(resource))),
  );
  if (granting.length === 0) return 'no';
  return granting.some(({ conditions }) => conditions.length === 0) ? 'yes' : 'conditional';
}

/** "*", an ARN of nothing but wildcards, or everything but what is named. */
function reachesEverything({ resources, notResources }: Statement): boolean {
  return notResources.length > 0 || resources.some((resource) => /^(\*+|arn:[^:]*(:\*+)+)$/.test(resource));
}

function allows({ actions, notActions }: Statement, action: string): boolean {
  if (notActions.length > 0) return !notActions.some((pattern) => matches(pattern, action));
  return actions.some((pattern) => matches(pattern, action));
}

function matches(pattern: string, action: string): boolean {
  const source = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(action.toLowerCase());
}

interface Holder {
  readonly attached: readonly { readonly arn: string }[];
  readonly inline: readonly { readonly name: string; readonly statements: { readonly known: boolean } }[];
}

/**
 * Names of the policies through which someone holds full administration; null when one of them could
 * not be read, so that nobody can say.
 */
export function administers(
  holder: Holder & Pick<IamRole, 'attached' | 'inline'>,
  own: readonly IamPolicy[] | null,
): readonly string[] | null {
  const names: string[] = [];
  let unread = false;
  for (const { arn, name } of holder.attached) {
    if (ADMIN_POLICY.test(arn)) names.push(name);
    else if (!/^arn:[\w-]+:iam::aws:/.test(arn)) {
      const policy = own?.find((one) => one.arn === arn);
      if (policy?.statements.known !== true) unread = true;
      else if (isFullAdmin(policy.statements.value)) names.push(name);
    }
  }
  for (const { name, statements } of holder.inline) {
    if (!statements.known) unread = true;
    else if (isFullAdmin(statements.value)) names.push(name);
  }
  return names.length === 0 && unread ? null : names;
}

/**
 * Whether a policy lets in anyone at all: "yes", "no", or only under conditions that have to be read.
 * Conditions that AWS itself takes for a limit are one.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function anyone(statements: readonly Statement[]): 'yes' | 'no' | 'conditional' {
  const open = statements.filter(
    ({ effect, principals, conditions }) =>
      effect === 'Allow' && principals.some(isAnyone) && !conditions.some(isLimit),
  );
  if (open.length === 0) return 'no';
  return open.some(({ conditions }) => conditions.length === 0) ? 'yes' : 'conditional';
}

/** Keys that say who calls, or from where, so that a fixed value lets in some and no others. */
const LIMITS =
  /^aws:(principalorgid|principalaccount|sourceaccount|sourceowner|sourceorgid|sourcevpc|sourcevpce|sourcearn)$/;

/** A value that is fixed; one that only counts where the caller says anything is none. */
function isLimit(condition: string): boolean {
  const [operator = '', key = '', ...rest] = condition.split(' ');
  const values = rest.join(' ').split(',');
  if (operator === 'ipaddress') return key === 'aws:sourceip' && !values.some(isEveryone);
  if (!/^(string(equals|like|equalsignorecase)|arn(equals|like))$/.test(operator) || !LIMITS.test(key)) return false;
  // Of an ARN the account has to be there, whatever else is left open.
  return values.every((value) => (key === 'aws:sourcearn' ? /:\d+:/.test(value) : !/[*?]/.test(value)));
}

function isAnyone(principal: string): boolean {
  return principal === '*' || principal === 'AWS:arn:aws:iam::*:root';
}

/** Providers that sign in the whole world, which only a condition on who it is can narrow. */
const SHARED_PROVIDERS =
  /:oidc-provider\/(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|oidc\.circleci\.com|agent\.buildkite\.com)\b/;
/** Claims that name who signs in, or where. */
const WHO = /:(sub|repository|repository_owner|repository_owner_id|repository_id|job_workflow_ref|organization_slug)$/;

/** Shared identity providers whose every user a trust policy lets in, since it asks for no one in particular. */
export function openProviders(statements: readonly Statement[]): readonly string[] {
  return statements
    .filter(({ effect, conditions }) => effect === 'Allow' && !conditions.some(isNarrow))
    .flatMap(({ principals }) => principals.flatMap((principal) => SHARED_PROVIDERS.exec(principal)?.[1] ?? []));
}

/** A claim that has to be equal to, or like, something that not everybody has. */
function isNarrow(condition: string): boolean {
  const [operator = '', key = '', values = ''] = condition.split(' ');
  if (/not|null/.test(operator) || !WHO.test(key)) return false;
  return values.split(',').every((value) => !/^(repo|project_path|organization|org)?:?\*/.test(value));
}

/** Accounts other than our own that a policy lets in. */
export function outsiders(statements: readonly Statement[], own: string): readonly string[] {
  const accounts = statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principals }) => principals)
    .flatMap((principal) => /^AWS:(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})\b/.exec(principal)?.[1] ?? []);
  return [...new Set(accounts.filter((account) => account !== own))].sort();
}
