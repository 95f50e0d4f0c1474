import type { Fact } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';

/** A page of the organisation's settings: "security", "member_privileges", "actions". */
export function organizationSettings(page: string): (scope: Scope) => string {
  return (scope) => `${webOf(scope)}/organizations/${orgOf(scope)}/settings/${page}`;
}

export function organizationPage(page: string): (scope: Scope) => string {
  return (scope) => `${webOf(scope)}/orgs/${orgOf(scope)}/${page}`;
}

/**
 * The same page where the organisation really lives, when an answer said so (a server on this machine, whose
 * address no tenant carries).
 *
 * @param home web address of the organisation, "https://github.example.com/acme"
 */
export function settingsAt(home: Fact<string>, scope: Scope, page: string): string {
  const fallback = organizationSettings(page)(scope);
  return home.known && URL.canParse(home.value) ? new URL(new URL(fallback).pathname, home.value).href : fallback;
}

/** The host that a tenant carries, "github.example.com/acme"; github.com when it carries none. */
function webOf({ tenant }: Scope): string {
  const end = tenant.lastIndexOf('/');
  return `https://${end === -1 ? 'github.com' : tenant.slice(0, end)}`;
}

function orgOf({ tenant }: Scope): string {
  return tenant.slice(tenant.lastIndexOf('/') + 1);
}
