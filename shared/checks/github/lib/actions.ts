import type { OrganizationFacts } from '#collectors/github/organization.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { judge, notApplicable, type Outcome, type Verdict } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { onOrganization } from './organization.ts';

/** One verdict on how workflows are allowed to run; where Actions are off, none does. */
export function onActions(
  input: Fact<OrganizationFacts>,
  scope: Scope,
  verdict: (actions: OrganizationFacts['actions']) => Verdict,
): Outcome[] {
  return onOrganization(input, scope, 'actions', ({ actions }) =>
    judge(actions.repositories, (repositories) =>
      repositories === 'none' ? notApplicable('Actions are switched off for the whole organisation') : verdict(actions),
    ),
  );
}
