import type { IamPolicy, IamRole } from '#collectors/aws/read/principals.ts';
import type { Statement } from '#collectors/aws/read/policy.ts';

/** The managed policy of AWS that allows everything, in any partition. */
export const ADMIN_POLICY = /^arn:[\w-]+:iam::aws:policy\/AdministratorAccess$/;

/** Allows every action on every resource, whatever its conditions. */
export function isFullAdmin(statements: readonly Statement[]): boolean {
  return statements.some(
    ({ effect, actions, resources, notActions }) =>
      effect === 'Allow' &&
      (actions.some((action) => action === '*' || action === '*:*') ||
        (actions.length === 0 && notActions.length > 0)) &&
      resources.includes('*'),
  );
}

/** Allows an action, by name or wildcard, on every resource, without a condition. */
export function grantsOnEverything(statements: readonly Statement[], action: string): boolean {
  return statements.some(
    ({ effect, actions, resources, conditions }) =>
      effect === 'Allow' &&
      conditions.length === 0 &&
      resources.some((resource) => resource === '*' || /:(key|role)\/\*$/.test(resource)) &&
      actions.some((pattern) => matches(pattern, action)),
  );
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

/** Whether a policy lets in anyone at all: "yes", "no", or only under conditions that have to be read. */
export function anyone(statements: readonly Statement[]): 'yes' | 'no' | 'conditional' {
  const open = statements.filter(({ effect, principals }) => effect === 'Allow' && principals.some(isAnyone));
  if (open.length === 0) return 'no';
  return open.some(({ conditions }) => conditions.length === 0) ? 'yes' : 'conditional';
}

function isAnyone(principal: string): boolean {
  return principal === '*' || principal === 'AWS:arn:aws:iam::*:root';
}

/** Accounts other than our own that a policy lets in. */
export function outsiders(statements: readonly Statement[], own: string): readonly string[] {
  const accounts = statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principals }) => principals)
    .flatMap((principal) => /^AWS:(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})\b/.exec(principal)?.[1] ?? []);
  return [...new Set(accounts.filter((account) => account !== own))].sort();
}
