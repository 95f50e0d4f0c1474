import { checks } from '#shared/checks/registry.ts';
import { known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import * as good from './facts.ts';
import { enterprise, files } from './sampled-facts.ts';

export const SCOPE = { system: 'github', tenant: 'acme' };
export const own = [...checks.values()].filter(({ id }) => id.startsWith('github/'));
export const hidden = unknown('GitHub did not say', 'Administration: read (repository)');
export const no = known(false);
export const yes = known(true);

/** A check, what is changed, and how the reason reads. */
export type Case = readonly [check: string, patch: Record<string, unknown>, reason: RegExp];

/** @param seen when the facts were true, by collector; the moment of the report where nothing is said */
export function judge(
  id: string,
  patch: Readonly<Record<string, unknown>> = {},
  seen: Readonly<Record<string, string>> = {},
): readonly Outcome[] {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check.evaluate(good.inputs(patch), { scope: SCOPE, asOf: good.AS_OF, effective: seen });
}

export const org = (settings: object) => ({ 'github/organization': good.organization(settings) });
export const actions = (patch: object) => ({ 'github/organization': good.organization({}, patch) });
export const more = (patch: object) => ({ 'github/organization': good.organization({}, {}, patch) });
export const members = (patch: object) => ({ 'github/members': good.members(patch) });
export const repository = (patch: object) => ({
  'github/repositories': { repositories: good.list(good.repository(patch)) },
});
export const branch = (patch: object) => repository({ protection: known(good.protection(patch)) });
export const deep = (patch: object) => ({ 'github/repository-details': { details: good.list(good.details(patch)) } });
export const access = (patch: object) => ({ 'github/repository-access': { access: good.list(good.access(patch)) } });
export const pull = (patch: object) => ({ 'github/pull-requests': good.pullRequests(good.pullRequest(patch)) });
export const alerts = (patch: object) => ({ 'github/alerts': good.alerts(patch) });
export const inDepth = (patch: object) => ({ 'github/organization-details': good.organizationDetails(patch) });
export const above = (patch: object) => ({ 'github/enterprise': enterprise(patch) });
export const noneAbove = { 'github/enterprise': { enterprise: hidden } };
export const sampled = (patch: object) => ({ 'github/repository-files': files(patch) });
export const workflow = (content: object) =>
  deep({
    workflows: known([
      { file: 'ci.yml', content: known({ unpinned: [], dangers: [], reviewsDependencies: false, ...content }) },
    ]),
  });
export const writer = (login: string, right: string, through: string) => ({
  login,
  right: known(right),
  through: known([through]),
});
export const alert = {
  repository: known('acme/api'),
  url: known('u'),
  createdAt: known(good.OLD),
  about: known('lodash'),
  severity: known('critical'),
};
