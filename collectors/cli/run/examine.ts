import type { AnyCollector, Identified, Probe, ProviderScopes } from '#shared/define.ts';
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

export interface Diagnosis {
  readonly system: string;
  readonly principal: Principal;
  readonly scopes: ProviderScopes;
  readonly permissions: readonly ProbedPermission[];
}

/**
 * Asks, with the fewest requests, which permissions of each collector a credential holds: once a
 * tenant, and for regional collectors in its first region, since permissions seldom differ by region.
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
  for (const { collector: id, scope } of planSteps(provider.id, collectors.values(), one, only)) {
    const collector = collectors.get(id);
    if (collector === undefined) continue;
    signal.throwIfAborted();
    progress.update(`${collector.title}, ${scope.tenant}`);
    const connection = await provider.connect(credential, { fetch: timedFetch, signal, scope, memo });
    const probes = await collector.probe(connection, { scope, signal, progress: () => undefined });
    for (const probe of probes) {
      const gives = collector.permissions.find(({ name }) => name === probe.permission)?.gives ?? collector.title;
      permissions.push({ ...probe, collector: id, title: collector.title, scope, gives });
    }
  }
  return { system: provider.id, principal, scopes, permissions };
}
