import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatePkcs8, signerFromPkcs8 } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import type { CliContext } from '../context.ts';
import { codeOf, storageError, writeWhole } from '../store/durable.ts';
import type { FolderStore } from '../store/folder-store.ts';

/** The writer of the workspace's log, with its key stated in the log. */
export async function openEvidenceWriter(_context: CliContext, store: FolderStore): Promise<EvidenceWriter> {
  const path = join(store.root, 'keys', 'signing.pkcs8');
  const writer = new EvidenceWriter(store, await signerFromPkcs8(await keyAt(path)));
  await writer.enrol();
  return writer;
}

async function keyAt(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw storageError(cause, 'read', path);
  }
  const key = await generatePkcs8();
  await writeWhole(path, key, true);
  await chmod(path, 0o600);
  return key;
}
