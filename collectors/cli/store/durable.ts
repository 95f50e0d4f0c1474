import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';

/** Suffix of files that are not finished; whatever carries it may be deleted by the next writer. */
export const TEMPORARY = '.partial';

/** The `code` of a system error ("ENOSPC"), or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** A file system error as a StorageError that says what to do; an AnnexaError stays what it is. */
export function storageError(cause: unknown, verb: 'read' | 'write', path: string): AnnexaError {
  if (cause instanceof AnnexaError) return cause;
  const code = codeOf(cause);
  const [message, advice] = explain(code, verb, path, cause);
  return new StorageError(message, advice, { cause });
}

function explain(code: string | null, verb: 'read' | 'write', path: string, cause: unknown): [string, string] {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return [
        `The disk is full: ${path} could not be written.`,
        'Free some space or name another folder with --workspace, then run the same command again.',
      ];
    case 'EFBIG':
      return [
        `A file size limit stopped the writing of ${path}.`,
        'Raise the limit (ulimit -f) or name another folder with --workspace, then run the same command again.',
      ];
    case 'EACCES':
    case 'EPERM':
      return [
        `This user may not ${verb} ${path}.`,
        'Give the user access to the folder, or name another one with --workspace.',
      ];
    case 'EROFS':
      return [`${path} is on a read-only file system.`, 'Name a folder that can be written with --workspace.'];
    case 'ENOTDIR':
    case 'EEXIST':
      return [`${path} cannot be used as a folder: a part of it is a file.`, 'Name another folder with --workspace.'];
    case 'EMFILE':
    case 'ENFILE':
      return [
        `Too many files are open to ${verb} ${path}.`,
        'Raise the limit of open files (ulimit -n) and run the same command again.',
      ];
    default:
      return [
        `Could not ${verb} ${path} (${code ?? (cause instanceof Error ? cause.message : String(cause))}).`,
        'Check the disk and the folder, or name another one with --workspace.',
      ];
  }
}

/**
 * Writes a whole file so that its name never shows half of it: temporary file, then rename.
 * With `sync`, bytes and name survive a power cut when the promise resolves.
 */
export async function writeWhole(path: string, bytes: Uint8Array | string, sync: boolean): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${TEMPORARY}`;
  try {
    const file = await openMaking(temporary);
    try {
      await file.writeFile(bytes);
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    if (sync) await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw storageError(cause, 'write', path);
  }
}

async function openMaking(path: string) {
  try {
    return await open(path, 'wx');
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw cause;
    await makeFolder(dirname(path));
    return open(path, 'wx');
  }
}

/** Makes a folder and those above it, and makes their names last. Returns the topmost that was made. */
export async function makeFolder(path: string): Promise<string | undefined> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return undefined;
  for (let at = path; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at));
  return first;
}

/** Makes names in a folder last. Where a folder cannot be opened (Windows) there is nothing to do. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes the bytes of an existing file last. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
