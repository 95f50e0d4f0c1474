import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '#shared/errors/input-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import type { PackageEntry, PackageFiles, Problem } from '#shared/package/package-files.ts';
import { readZip } from '#shared/package/zip-reader.ts';
import { codeOf } from '../store/durable.ts';

export interface OpenPackage {
  readonly files: PackageFiles;
  readonly close: () => Promise<void>;
}

/** Below this, waiting for another thread to read takes longer than reading. */
const AT_ONCE = 256 * 1024;

/** Opens a package, zip or folder. Throws an InputError when there is neither. */
export async function openPackage(path: string): Promise<OpenPackage> {
  try {
    if ((await stat(path)).isDirectory()) return { files: await readFolder(path), close: async () => undefined };
    const file = await open(path, 'r');
    const { size } = await file.stat();
    const files = await readZip({ size, read: (offset, length) => readAt(file, offset, length) });
    return { files, close: () => file.close() };
  } catch (cause) {
    const code = codeOf(cause);
    if (code === null) throw cause;
    const why = code === 'ENOENT' ? 'there is no such file or folder' : code;
    throw new InputError(
      `The package ${path} cannot be read: ${why}.`,
      'Name a package: a .zip file or its unpacked folder.',
      {
        cause,
      },
    );
  }
}

function readAt(file: FileHandle, offset: number, length: number): Uint8Array | Promise<Uint8Array> {
  return length < AT_ONCE ? readNow(file.fd, offset, length) : readAside(file, offset, length);
}

function readNow(fd: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const bytesRead = readSync(fd, bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw endsEarly();
    filled += bytesRead;
  }
  return bytes;
}

async function readAside(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw endsEarly();
    filled += bytesRead;
  }
  return bytes;
}

function endsEarly(): StorageError {
  return new StorageError('The file ends too early.', 'Copy the package again.');
}

async function readFolder(root: string): Promise<PackageFiles> {
  const entries: PackageEntry[] = [];
  const problems: Problem[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const found of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder + found.name;
      const full = join(root, path);
      if (found.isDirectory()) folders.push(`${path}/`);
      // A link or a device may be something else the next time it is opened.
      else if (!found.isFile()) problems.push({ path, why: 'it is not a plain file' });
      else entries.push(fileEntry(full, path, statSync(full).size));
    }
  }
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), root: null, problems };
}

function fileEntry(full: string, path: string, size: number): PackageEntry {
  return {
    path,
    size,
    bytes: () => (size < AT_ONCE ? smallFile(full, size) : readFile(full)),
    async *chunks() {
      const file = await open(full, 'r');
      try {
        for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 }))
          yield chunk as Uint8Array;
      } finally {
        await file.close();
      }
    },
  };
}

/** With as few calls of the system as it takes: a package is mostly small files. */
function smallFile(full: string, size: number): Uint8Array {
  const fd = openSync(full, 'r');
  try {
    return readNow(fd, 0, size);
  } finally {
    closeSync(fd);
  }
}
