import type { Scope } from '#shared/evidence/record.ts';
import type { ConsolePage } from '#extension/consoles/registry.ts';
import type { Draft } from '../draft.ts';

/** What systems call the account that pages belong to, the widest first. */
const TENANTS = ['account', 'organisation', 'tenant', 'workspace', 'site', 'project', 'group', 'owner', 'subscription'];

/** The system and account that a capture is from: by the address, else by what the page says, else its host. */
export function sourceOf({ choice, facts, url }: Draft, page: ConsolePage | null): Scope {
  const { hostname } = new URL(url);
  const identity = facts?.identity ?? {};
  const named = TENANTS.map((key) => choice.subject[key] ?? identity[key]).find(
    (value) => value != null && value !== '',
  );
  const digits = named === undefined || named === null ? null : accountNumber(named);
  const region = choice.subject['region'] ?? (page?.regional === true ? identity['region'] : undefined);
  return {
    system: page?.provider ?? hostname,
    tenant: digits ?? named ?? hostname,
    ...(region == null || region === '' ? {} : { region }),
  };
}

/** AWS shows its account numbers in groups; they are one number all the same. */
function accountNumber(text: string): string | null {
  return /^\d{4}-\d{4}-\d{4}$/.test(text) ? text.replaceAll('-', '') : null;
}
