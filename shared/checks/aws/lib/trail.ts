import type { CloudTrailFacts, Trail } from '#collectors/aws/cloudtrail.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { fail, manual, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';

/**
 * The account is well when one trail of all regions is, and logs: passes with its name. When none is, what
 * could not be seen on one of them makes it unavailable, since that one might be it.
 *
 * @param holds what a person has to look at, for a trail that holds in part
 */
export function anyTrail(
  { trails }: CloudTrailFacts,
  holds: (trail: Trail) => Fact<boolean | string>,
  otherwise: string,
): Verdict {
  if (!trails.known) return unavailable(trails);
  let unseen = trails.value.unseen;
  let ask: string | null = null;
  for (const trail of trails.value.items) {
    const { multiRegion, status } = trail;
    if ((multiRegion.known && !multiRegion.value) || (status.known && !status.value.logging)) continue;
    const held = holds(trail);
    if (held.known && held.value === false) continue;
    const unread = [multiRegion, status, held].find((fact) => !fact.known);
    if (unread && !unread.known) unseen ??= unread;
    else if (held.known && typeof held.value === 'string') ask ??= held.value;
    else return pass(trail.name);
  }
  if (unseen !== null) return unavailable(unseen);
  return ask === null ? fail(otherwise) : manual(ask);
}
