import type { EnterpriseFacts } from '#collectors/github/enterprise.ts';
import type { Enterprise } from '#collectors/github/read/enterprise.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';

/** Plans with which an organisation can belong to no enterprise. */
const ALONE: ReadonlySet<string> = new Set(['free', 'team', 'pro']);

/** The enterprise above the organisation; null when its plan says that there is none. */
export function enterpriseAbove(
  enterprise: Fact<EnterpriseFacts>,
  organization: Fact<OrganizationFacts>,
): Fact<Enterprise | null> {
  const found = enterprise.known ? enterprise.value.enterprise : enterprise;
  if (found.known) return found;
  const plan = organization.known ? organization.value.settings.plan : organization;
  return plan.known && ALONE.has(plan.value) ? known(null) : found;
}
