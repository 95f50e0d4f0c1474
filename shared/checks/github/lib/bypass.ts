import type { MembersFacts } from '#collectors/github/members.ts';
import type { Guard } from '#collectors/github/read/protection.ts';
import type { BypassActor, Ruleset } from '#collectors/github/read/ruleset.ts';
import { type Fact, known, type Population, type Unknown } from '#shared/evidence/fact.ts';

/** Whether one source of the review rule holds for repository administrators and owners too. */
export function bindsAdministrators(guard: Guard, members: Fact<MembersFacts>): Fact<boolean> {
  if (guard.adminsBound !== null) return boundByClassic(guard.adminsBound, guard.exempted);
  const bypass = bypassFrom(guard.bypass, guard.ruleset, members);
  if (!bypass.known) return bypass;
  let unseen: Unknown | null = bypass.value.unseen;
  for (const actor of bypass.value.items) {
    if (!isAdministrative(actor)) continue;
    if (!actor.mode.known) unseen ??= actor.mode;
    else if (actor.mode.value !== 'pull-request') return known(false);
  }
  return unseen ?? known(true);
}

/** Actors that are let past the pull request are named one by one, and an administrator may be among them. */
function boundByClassic(bound: Fact<boolean>, exempted: Fact<number> | null): Fact<boolean> {
  if (!bound.known || !bound.value || exempted === null) return bound;
  return exempted.known ? known(exempted.value === 0) : exempted;
}

/**
 * The bypass list of a ruleset from wherever it was shown: a repository hides it for rulesets of the
 * organisation from those who see it there.
 */
export function bypassFrom(
  here: Fact<Population<BypassActor>> | null,
  id: Fact<number> | null,
  members: Fact<MembersFacts>,
): Fact<Population<BypassActor>> {
  if (here === null || here.known || id === null || !id.known || !members.known) return here ?? NO_LIST;
  const { rulesets } = members.value;
  if (!rulesets.known) return here;
  const same = (ruleset: Ruleset) => ruleset.id.known && ruleset.id.value === id.value;
  const found = rulesets.value.items.find(same);
  return found?.bypass.known ? found.bypass : here;
}

const NO_LIST: Unknown = { known: false, why: 'this source has no bypass list' };

function isAdministrative({ kind, who }: BypassActor): boolean {
  return kind === 'owners' || (kind === 'role' && /admin/i.test(who));
}
