import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import type { CliContext } from '../context.ts';
import { openKeyedWriter } from '../keys/signing-key.ts';
import type { FolderStore } from '../store/folder-store.ts';

/** The writer of the workspace's log, with its key stated in the log. */
export async function openEvidenceWriter(context: CliContext, store: FolderStore): Promise<EvidenceWriter> {
  return openKeyedWriter({ store, root: store.root, passphrase: context.env['ANNEXA_PASSPHRASE'] || undefined });
}
