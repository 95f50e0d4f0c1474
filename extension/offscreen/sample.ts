import { unzipSync } from 'fflate';
import { StorageError } from '#shared/errors/storage-error.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { z } from '#shared/schema.ts';
import { database, dropDatabase, SAMPLE } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import { evaluateInto } from './evaluate.ts';

/** Written at build time by `extension/modules/sample-data.ts`. */
const FILE = '/sample.zip';

const Contents = z.object({ origin: z.string(), asOf: z.string(), entries: z.int() });

/**
 * Takes the sandbox's evidence into a database of its own and judges it as of the moment it was
 * collected. The envelopes are the sandbox's, byte for byte, under the sandbox's key.
 */
export async function loadSample(signal: AbortSignal): Promise<void> {
  const files = await download(signal);
  const contents = Contents.parse(JSON.parse(new TextDecoder().decode(files['contents.json'])));
  await dropDatabase(SAMPLE);
  const db = database(SAMPLE);
  await db.meta.put({ key: 'origin', value: contents.origin });
  const store = new DexieEvidenceStore(db, contents.origin);
  for (const [name, bytes] of Object.entries(files)) {
    if (name.startsWith('blobs/')) await store.putBlob(bytes);
  }
  for (let at = 0; at < contents.entries; at++) {
    signal.throwIfAborted();
    await store.append(files[`entries/${at}`] ?? utf8(''));
  }
  await evaluateInto({ db, run: null, asOf: contents.asOf, signal });
}

async function download(signal: AbortSignal): Promise<Record<string, Uint8Array>> {
  const response = await fetch(FILE, { signal });
  if (!response.ok) {
    throw new StorageError('This build has no sample data in it.', 'Install a released build, or connect a system.');
  }
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
}
