import { AnnexaError } from '#shared/errors/annexa-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';

/**
 * Does something with the database and gives its failures a name and an advice.
 *
 * `what` completes "Annexa could not … its evidence": "read", "write to".
 */
export async function named<T>(what: 'read' | 'write to', action: () => PromiseLike<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof AnnexaError) throw cause;
    throw new StorageError(`Annexa could not ${what} its evidence: ${reasonOf(cause)}`, adviceFor(cause), { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message.split('\n', 1)[0]}` : String(cause);
}

function adviceFor(cause: unknown): string {
  const inner = cause instanceof Error && 'inner' in cause ? cause.inner : null;
  const names = new Set([cause, inner].map((error) => (error instanceof Error ? error.name : '')));
  if (names.has('QuotaExceededError')) return 'Free disk space; nothing was written.';
  if (names.has('VersionError')) return 'This evidence was written by a newer Annexa; update the extension.';
  return 'Close other Annexa pages and try again; evidence that was there is unchanged.';
}
