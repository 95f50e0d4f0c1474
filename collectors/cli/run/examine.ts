import type { AnyCollector, Estimate, Identified, Probe, ProviderScopes } from '#shared/define.ts';
import { planSteps } from '#shared/engine/plan.ts';
import type { Principal, Scope } from '#shared/evidence/record.ts';
import type { CliContext } from '../context.ts';
import type { Connected } from './connect.ts';
import { timedFetch } from './platform-fetch.ts';

export interface ProbedPermission extends Probe {
  readonly collector: string;
  readonly title: string;
  readonly scope: Scope;
  /** What is lost without it. */
  readonly gives: string;
}

/** What a run of one collector would ask for, over all regions of a tenant. */
export interface Cost extends Estimate {
  readonly collector: string;
  readonly title: string;
  readonly scope: Scope;
}

export interface Diagnosis {
  readonly system: string;
  readonly principal: Principal;
  readonly scopes: ProviderScopes;
  readonly permissions: readonly ProbedPermission[];
  /** Of every collector that can say beforehand. */
  readonly costs: readonly Cost[];
}

/**
 * Asks, with the fewest requests, which permissions of each collector a credential holds and what its run
 * would cost: once a tenant, and for regional collectors in its first region, since permissions seldom
 * differ by region.
 */
export async function examine(
  context: CliContext,
  { provider, credential, principal, scopes, memo }: Connected,
  collectors: ReadonlyMap<string, Identified<AnyCollector>>,
  only: readonly string[],
): Promise<Diagnosis> {
  const { signal, progress } = context;
  const one = {
    ...scopes,
    tenants: scopes.tenants.map(({ tenant, regions }) => ({ tenant, regions: regions.slice(0, 1) })),
  };
  const permissions: ProbedPermission[] = [];
  const costs: Cost[] = [];
  // Collectors of one scope share a connection, and with it what was learned of the tenant's size.
  const connections = new Map<string, unknown>();
  for (const { collector: id, scope } of planSteps(provider.id, collectors.values(), one, only)) {
    const collector = collectors.get(id);
    if (collector === undefined) continue;
    signal.throwIfAborted();
    progress.update(`${collector.title}, ${scope.tenant}`);
    const place = JSON.stringify(scope);
    const connection =
      connections.get(place) ?? (await provider.connect(credential, { fetch: timedFetch, signal, scope, memo }));
    connections.set(place, connection);
    const asking = { scope, signal, progress: () => undefined };
    const probes = await collector.probe(connection, asking);
    for (const probe of probes) {
      const gives = collector.permissions.find(({ name }) => name === probe.permission)?.gives ?? collector.title;
      permissions.push({ ...probe, collector: id, title: collector.title, scope, gives });
    }
    const estimate = await collector.estimate?.(connection, asking);
    if (estimate === undefined) continue;
    const regions = scopes.tenants.find(({ tenant }) => tenant === scope.tenant)?.regions.length ?? 1;
    costs.push({ collector: id, title: collector.title, scope, ...over(estimate, collector.regional ? regions : 1) });
  }
  return { system: provider.id, principal, scopes, permissions, costs };
}

/** Every region is taken to cost what the first one does. */
function over({ requests, points, basis }: Estimate, regions: number): Estimate {
  if (regions <= 1) return points === undefined ? { requests, basis } : { requests, points, basis };
  const counted = points === undefined ? {} : { points: points * regions };
  return { requests: requests * regions, ...counted, basis: `${basis}; times ${regions} regions` };
}
