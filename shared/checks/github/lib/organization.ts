import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { type Fact, unknown } from '#shared/evidence/fact.ts';
import { judge, type Outcome, on, type Subject, type Verdict } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { settingsAt } from './links.ts';

/** One verdict on the organisation as a whole, linked to the settings page that shows it. */
export function onOrganization(
  input: Fact<OrganizationFacts>,
  scope: Scope,
  page: string,
  verdict: (facts: OrganizationFacts) => Verdict,
): Outcome[] {
  const home = input.known ? input.value.settings.url : input;
  return [on(organization(scope, home, page), judge(input, verdict))];
}

/** The same for what the members collector reads. */
export function onMembership(
  input: Fact<MembersFacts>,
  scope: Scope,
  page: string,
  verdict: (facts: MembersFacts) => Verdict,
): Outcome[] {
  const home = input.known ? input.value.url : input;
  return [on(organization(scope, home, page), judge(input, verdict))];
}

export function organization(scope: Scope, home: Fact<string> = NOT_ASKED, page = 'profile'): Subject {
  return { type: 'organisation', id: scope.tenant, url: settingsAt(home, scope, page) };
}

/** Stands for everything of a kind in the organisation, for the line about what was not reached. */
export function allOf(many: string, scope: Scope): Subject {
  return { type: many, id: `all ${many} of ${scope.tenant}` };
}

const NOT_ASKED = unknown('not asked');
