import type { MembersFacts } from '#collectors/github/members.ts';
import type { Ruleset } from '#collectors/github/read/ruleset.ts';
import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { Meeting } from '#shared/define.ts';
import type { Fact, Unknown } from '#shared/evidence/fact.ts';
import {
  judge,
  notApplicable,
  type Outcome,
  on,
  type Subject,
  unavailable,
  type Verdict,
} from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { bypassFrom } from './bypass.ts';
import { allOf } from './organization.ts';

interface Found {
  readonly subject: Subject;
  readonly ruleset: Ruleset;
}

/** Judges each ruleset once: those of the organisation reach many repositories and are listed with each. */
export function everyRuleset(
  repositories: Fact<RepositoriesFacts>,
  members: Fact<MembersFacts>,
  scope: Scope,
  verdict: (ruleset: Ruleset) => Verdict,
): Outcome[] {
  const found = new Map<string, Found>();
  const unseen: Unknown[] = [];
  const whole = members.known ? members.value.rulesets : members;
  for (const ruleset of whole.known ? whole.value.items : []) keep(found, ruleset, scope.tenant, whole, scope);
  const all = repositories.known ? repositories.value.repositories : repositories;
  if (!all.known) unseen.push(all);
  else if (all.value.unseen !== null) unseen.push(all.value.unseen);
  for (const { name, url, archived, rulesets } of all.known ? all.value.items : []) {
    if (archived.known && archived.value) continue;
    if (!rulesets.known) unseen.push(rulesets);
    else {
      if (rulesets.value.unseen !== null) unseen.push(rulesets.value.unseen);
      for (const ruleset of rulesets.value.items) keep(found, ruleset, name, url, scope);
    }
  }
  const outcomes = [...found.values()].map(({ subject, ruleset }) =>
    on(
      subject,
      judge(ruleset.enforcement, (enforcement) =>
        enforcement === 'active'
          ? verdict({ ...ruleset, bypass: bypassFrom(ruleset.bypass, ruleset.id, members) })
          : notApplicable(`not active (${enforcement}): it binds nobody`),
      ),
    ),
  );
  const [first] = unseen;
  if (first !== undefined) outcomes.push(on(allOf('rulesets', scope), unavailable(first), unseen.length));
  return outcomes;
}

/**
 * Rulesets from above a repository come up in many parts, and the one whose bypass list was shown speaks;
 * the line about what was not seen counts all that was not.
 */
export const meetingOfRulesets: Meeting = {
  recurs: ({ id }, scope) =>
    id === allOf('rulesets', scope).id || id.startsWith(`${scope.tenant}: `) || id.startsWith(ABOVE),
  pick(earlier, later) {
    if (earlier.subject.type !== RULESET) return { ...earlier, count: earlier.count + later.count };
    return earlier.outcome === 'unavailable' ? later : earlier;
  },
};

const RULESET = 'ruleset';
const ABOVE = 'the enterprise';

function keep(found: Map<string, Found>, ruleset: Ruleset, owner: string, url: Fact<unknown>, scope: Scope): void {
  const { source, id, name } = ruleset;
  const shared = source.known && source.value !== 'repository';
  const title = name.known ? name.value : 'a ruleset without a name';
  const place = shared ? (source.value === 'organization' ? scope.tenant : ABOVE) : owner;
  const key = id.known ? `${shared ? '' : owner}#${id.value}` : `${place}: ${title}`;
  const earlier = found.get(key);
  // The place where the bypass list is shown speaks; the others only repeat the rest.
  if (earlier !== undefined && (earlier.ruleset.bypass.known || !ruleset.bypass.known)) return;
  const link =
    !shared && url.known && typeof url.value === 'string' && id.known ? `${url.value}/rules/${id.value}` : null;
  found.set(key, {
    ruleset,
    subject: { type: RULESET, id: `${place}: ${title}`, ...(link === null ? {} : { url: link }) },
  });
}
