import { InputError } from '../errors/input-error.ts';
import { TOMBSTONE_TYPE, type Tombstone } from './predicates.ts';
import type { Instant, Sha256 } from './record.ts';
import { blobSubject } from './statement.ts';
import type { LogEntry } from './store.ts';
import type { EvidenceWriter } from './writer.ts';

export interface Removal {
  readonly digest: Sha256;
  readonly by: string;
  readonly reason: string;
  readonly time: Instant;
}

/**
 * Takes a blob away for good: first the tombstone goes into the log, then the bytes go. The digest
 * stays in every record that names it, so that what was removed can still be recognised.
 *
 * Throws an InputError when the workspace does not hold the blob or no reason is given. When it throws
 * after the tombstone (a full disk), calling it again finishes the removal.
 */
export async function removeBlob(writer: EvidenceWriter, removal: Removal): Promise<LogEntry> {
  const { digest, by, reason, time } = removal;
  if (reason.trim() === '')
    throw new InputError('A removal needs a reason.', 'Say why it is removed; whoever gets a package reads it.');
  if ((await writer.store.getBlob(digest)) === null) {
    throw new InputError(
      `The workspace holds no artifact ${digest}.`,
      'Give the SHA-256 of an artifact, as the report shows it.',
    );
  }
  const tombstone: Tombstone = { time, by, reason };
  const entry = await writer.append(TOMBSTONE_TYPE, tombstone, [blobSubject(digest)]);
  await writer.store.removeBlob(digest);
  return entry;
}
