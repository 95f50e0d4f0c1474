import { collectors, providers } from '#collectors/registry.ts';
import { InputError } from '#shared/errors/input-error.ts';
import type { Fetch, Probe } from '#shared/define.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Identification } from '#extension/store/model.ts';

const plainFetch: Fetch = (input, init) => fetch(input, init);

/**
 * Looks at what a credential is and may do, without recording anything: who the system takes us for,
 * which tenants it reaches, and each collector's own probe on the first of them.
 *
 * Throws what the provider throws: an InputError for a credential that cannot be one, a
 * ConnectionError for one that is not accepted.
 */
export async function identify(provider: string, input: unknown, signal: AbortSignal): Promise<Identification> {
  const definition = providers.get(provider);
  if (!definition) throw new InputError(`There is no provider "${provider}".`, 'Update the extension.');
  const credential = definition.parseCredential(input);
  const memo = new Map<string, unknown>();
  const connection = await definition.connect(credential, { fetch: plainFetch, signal, scope: null, memo });
  const principal = await definition.identify(connection);
  const { tenants, left } = await definition.scopes(connection);
  const first = tenants[0];
  const own = [...collectors.values()].filter(({ id }) => first !== undefined && id.startsWith(`${provider}/`));
  const probes = await Promise.all(
    own.map(async (collector) => {
      const region = collector.regional === true ? first?.regions[0] : undefined;
      const scope: Scope = {
        system: provider,
        tenant: first?.tenant ?? '',
        ...(region === undefined ? {} : { region }),
      };
      const scoped = await definition.connect(credential, { fetch: plainFetch, signal, scope, memo });
      return probed(() => collector.probe(scoped, { scope, signal, progress: () => {} }), collector);
    }),
  );
  const once = new Map(probes.flat().map((probe) => [probe.permission, probe]));
  return { principal, tenants: tenants.map(({ tenant }) => tenant), left, probes: [...once.values()] };
}

/** A probe that could not be made says nothing about the permission, and must not hide the other probes. */
async function probed(
  probe: () => Promise<readonly Probe[]>,
  { permissions }: { readonly permissions: readonly { readonly name: string }[] },
): Promise<readonly Probe[]> {
  try {
    return await probe();
  } catch (cause) {
    const note = cause instanceof Error ? cause.message : String(cause);
    return permissions.map(({ name }) => ({ permission: name, verdict: 'unknown' as const, note }));
  }
}
