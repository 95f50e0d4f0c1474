import type { AnyCollector, Identified, ProviderScopes } from '../define.ts';
import { InputError } from '../errors/input-error.ts';
import type { Scope } from '../evidence/record.ts';

/** One collector on one scope: the unit that is run, journaled, resumed and ends in one record. */
export interface Step {
  readonly collector: string;
  readonly scope: Scope;
}

/** Stable name of a step within a run, for its journal. */
export function stepName(run: string, step: Step): string {
  return [run, step.collector, step.scope.tenant, step.scope.region ?? ''].join('|');
}

/**
 * The steps of a run: every collector of the system on every tenant, and for regional collectors on
 * every region. `only` names groups ("settings") or collector ids; empty means all.
 *
 * Throws an InputError when `only` names nothing that exists.
 */
export function planSteps(
  system: string,
  collectors: Iterable<Identified<AnyCollector>>,
  scopes: ProviderScopes,
  only: readonly string[] = [],
): Step[] {
  const own = [...collectors].filter(({ id }) => id.startsWith(`${system}/`));
  const chosen = own.filter(({ id, group }) => only.length === 0 || only.some((name) => matches(name, id, group)));
  const unused = only.filter((name) => !own.some(({ id, group }) => matches(name, id, group)));
  if (unused.length > 0) {
    const names = [...new Set(own.map(({ group }) => group)), ...own.map(({ id }) => id)];
    throw new InputError(`"${unused[0]}" is no collector or group of ${system}.`, `Use one of: ${names.join(', ')}.`);
  }
  return scopes.tenants.flatMap(({ tenant, regions }) =>
    chosen.flatMap((collector): Step[] =>
      collector.regional === true
        ? regions.map((region) => ({ collector: collector.id, scope: { system, tenant, region } }))
        : [{ collector: collector.id, scope: { system, tenant } }],
    ),
  );
}

function matches(name: string, id: string, group: string): boolean {
  return name === group || name === id || id.endsWith(`/${name}`);
}
