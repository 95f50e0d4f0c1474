import type { CloudTrailFacts, Trail } from '#collectors/aws/cloudtrail.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';

/**
 * The account is well when one trail of all regions is: passes with its name. When none is, what could
 * not be seen on one of them makes it unavailable, since that one might be it.
 */
export function anyTrail(facts: CloudTrailFacts, holds: (trail: Trail) => Fact<boolean>, otherwise: string): Verdict {
  const { trails } = facts;
  if (!trails.known) return unavailable(trails);
  let unseen = trails.value.unseen;
  for (const trail of trails.value.items) {
    if (trail.multiRegion.known && !trail.multiRegion.value) continue;
    const held = trail.multiRegion.known ? holds(trail) : trail.multiRegion;
    if (held.known && held.value) return pass(trail.name);
    if (!held.known) unseen ??= held;
  }
  return unseen === null ? fail(otherwise) : unavailable(unseen);
}
