import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type PackageFile, type PiecedFile, zipChunks } from '#shared/package/zip-writer.ts';
import { storageError, TEMPORARY } from '../store/durable.ts';

/** Small files would otherwise be three system calls each. */
const GATHERED = 256 * 1024;

/** Streams a package into a zip that appears under its name only when it is whole. Returns its size in bytes. */
export async function writePackage(
  path: string,
  root: string,
  files: AsyncIterable<PackageFile | PiecedFile>,
): Promise<number> {
  const aside = `${path}.${randomUUID()}${TEMPORARY}`;
  try {
    const file = await open(aside, 'wx');
    let size = 0;
    try {
      const gathered = new Gathered(file);
      for await (const chunk of zipChunks(root, files, crc32)) {
        await gathered.add(chunk);
        size += chunk.length;
      }
      await gathered.flush();
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

/** Copies what is small and writes what is large, so that nothing it was given is needed any longer. */
class Gathered {
  readonly #file: FileHandle;
  readonly #bytes = new Uint8Array(GATHERED);
  #length = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async add(chunk: Uint8Array): Promise<void> {
    if (this.#length + chunk.length > GATHERED) await this.flush();
    if (chunk.length > GATHERED) return this.#file.writeFile(chunk);
    this.#bytes.set(chunk, this.#length);
    this.#length += chunk.length;
  }

  async flush(): Promise<void> {
    await this.#file.writeFile(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
