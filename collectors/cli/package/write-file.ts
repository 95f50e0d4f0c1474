import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { PackageFile, PiecedFile } from '#shared/package/zip-writer.ts';
import { zipStream } from '#shared/package/zip-writer.ts';
import { storageError, TEMPORARY } from '../store/durable.ts';

/** Small files would otherwise be three system calls each. */
const GATHERED = 1024 * 1024;

/** Streams a package into a zip that appears under its name only when it is whole. Returns its size in bytes. */
export async function writePackage(
  path: string,
  root: string,
  files: AsyncIterable<PackageFile | PiecedFile>,
): Promise<number> {
  const aside = `${path}.${randomUUID()}${TEMPORARY}`;
  let size = 0;
  try {
    const file = await open(aside, 'wx');
    try {
      let waiting: Uint8Array[] = [];
      let length = 0;
      const flush = async () => {
        await file.writev(waiting);
        waiting = [];
        length = 0;
      };
      for await (const chunk of zipStream(root, files, crc32)) {
        waiting.push(chunk);
        length += chunk.length;
        size += chunk.length;
        if (length >= GATHERED || waiting.length >= 1000) await flush();
      }
      await flush();
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    return size;
  } catch (cause) {
    await rm(aside, { force: true });
    if (cause instanceof Error && 'syscall' in cause) throw storageError(cause, 'write', path);
    throw cause;
  }
}
