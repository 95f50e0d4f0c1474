import type { Fact } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';

/** A page of the organisation's settings: "security", "member_privileges", "actions". */
export function organizationSettings(page: string): (scope: Scope) => string {
  return ({ tenant }) => `https://github.com/organizations/${tenant}/settings/${page}`;
}

export function organizationPage(page: string): (scope: Scope) => string {
  return ({ tenant }) => `https://github.com/orgs/${tenant}/${page}`;
}

/**
 * The same page where the organisation really lives, when an answer said so (a server of one's own).
 *
 * @param home web address of the organisation, "https://github.example.com/acme"
 */
export function settingsAt(home: Fact<string>, scope: Scope, page: string): string {
  const fallback = organizationSettings(page)(scope);
  return home.known && URL.canParse(home.value) ? new URL(new URL(fallback).pathname, home.value).href : fallback;
}
