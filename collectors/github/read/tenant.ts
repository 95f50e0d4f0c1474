import type { Scope } from '#shared/evidence/record.ts';

/**
 * Login of the organisation that a scope is about. The tenant of a host other than github.com carries the
 * host, "github.example.com/acme": two hosts may each have an "acme", and links have to lead to the right one.
 */
export function orgOf({ tenant }: Pick<Scope, 'tenant'>): string {
  return tenant.slice(tenant.lastIndexOf('/') + 1);
}
