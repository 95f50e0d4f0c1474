import type { AnyProvider, Identified, ProviderScopes } from '#shared/define.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import type { Principal } from '#shared/evidence/record.ts';
import { NetworkWitness } from './platform-fetch.ts';

export interface Connected {
  readonly provider: Identified<AnyProvider>;
  readonly credential: unknown;
  readonly principal: Principal;
  readonly scopes: ProviderScopes;
  /** Shared with the steps of the run. */
  readonly memo: Map<string, unknown>;
}

/**
 * Asks a system who it takes us for and what there is to look at. Nothing of it is written anywhere,
 * so that a wrong address or token leaves the workspace as it was.
 *
 * Throws an InputError or a ConnectionError that says what to do.
 */
export async function connect(
  provider: Identified<AnyProvider>,
  given: unknown,
  signal: AbortSignal,
): Promise<Connected> {
  const credential = provider.parseCredential(given);
  const witness = new NetworkWitness();
  const memo = new Map<string, unknown>();
  try {
    const connection = await provider.connect(credential, { fetch: witness.fetch, signal, scope: null, memo });
    const principal = await provider.identify(connection);
    const scopes = await provider.scopes(connection);
    if (scopes.tenants.length > 0) return { provider, credential, principal, scopes, memo };
  } catch (cause) {
    signal.throwIfAborted();
    const complaint = cause instanceof InputError ? null : witness.complaint();
    if (complaint !== null) throw complaint;
    throw cause instanceof AnnexaError ? cause : new Error(`${provider.title}: ${messageOf(cause)}`, { cause });
  }
  throw new InputError(
    `${provider.title} shows nothing that could be looked at with this credential.`,
    `Ask what it may read: annexa doctor ${provider.id}.`,
  );
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
