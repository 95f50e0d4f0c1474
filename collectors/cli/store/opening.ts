import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, storageError } from './durable.ts';
import type { Layout } from './layout.ts';
import { type LockHolder, WriterLock } from './lock.ts';

/** What opening a workspace put on disk, and how to take it away again when opening fails. */
export interface Opening {
  readonly lock: WriterLock;
  /** Releases the lock; removes the folders that were made for it, so that a failed first run leaves nothing. */
  undo(): Promise<void>;
}

/** Makes the workspace folder when it is not there, and waits for the right to write to it. */
export async function takeWorkspace(
  layout: Layout,
  signal: AbortSignal,
  onWait?: (holder: LockHolder | null) => void,
): Promise<Opening> {
  const first = await madeRoot(layout.root);
  const sweep = async () => {
    if (first === null) return;
    await rm(layout.manifest, { force: true });
    for (const folder of [layout.blobs, layout.envelopes, layout.checkpoints, layout.journal])
      await removeEmpty(folder);
    for (let at = layout.root; at.length >= first.length; at = dirname(at)) await removeEmpty(at);
  };
  try {
    const lock = await WriterLock.acquire(layout.lock, signal, onWait);
    return {
      lock,
      async undo() {
        await lock.release();
        await sweep();
      },
    };
  } catch (cause) {
    await sweep();
    throw cause;
  }
}

async function madeRoot(root: string): Promise<string | null> {
  try {
    return (await makeFolder(root)) ?? null;
  } catch (cause) {
    throw storageError(cause, 'write', root);
  }
}

/** A folder that something else has put a file into stays. */
async function removeEmpty(path: string): Promise<void> {
  await rmdir(path).catch(() => undefined);
}
