import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import type { Sha256 } from '#shared/evidence/record.ts';
import type { BlobsNow } from '#shared/evidence/store.ts';
import { codeOf, storageError, syncFile, syncFolder, writeWhole } from './durable.ts';
import { ReadBuffer } from './read-buffer.ts';

const NAME = /^[0-9a-f]{64}$/;

/**
 * Byte strings under their SHA-256: `ab/abcdef…`.
 *
 * `put` does not wait for the disk, since a step stores hundreds of answers and only its commit has to
 * last; `settle` makes a set of them last before that commit.
 */
export class BlobFolder {
  readonly #root: string;
  /** What this process wrote or verified, and whether it is known to be on disk. */
  readonly #known = new Map<Sha256, { settled: boolean; ours: boolean }>();

  /** Without waiting; damaged bytes throw as they do in `get`. */
  readonly now: BlobsNow = {
    has: (digest) => this.#known.has(digest) || existsSync(this.pathOf(digest)),
    get: (digest) => (NAME.test(digest) ? this.#readNow(digest) : null),
  };
  readonly #buffer = new ReadBuffer();

  constructor(root: string) {
    this.#root = root;
  }

  pathOf(digest: Sha256): string {
    return join(this.#root, digest.slice(0, 2), digest);
  }

  async put(bytes: Uint8Array): Promise<Sha256> {
    const digest = sha256Of(bytes);
    if (this.#known.has(digest)) return digest;
    const there = await this.#isWhole(digest, bytes.length);
    if (!there) await writeWhole(this.pathOf(digest), bytes, false);
    this.#known.set(digest, { settled: false, ours: !there });
    return digest;
  }

  /** Null when there is no such blob. Throws an IntegrityError when its bytes are not those of its name. */
  async get(digest: Sha256): Promise<Uint8Array | null> {
    if (!NAME.test(digest)) return null;
    const path = this.pathOf(digest);
    let bytes: Uint8Array;
    try {
      const { buffer, byteOffset, byteLength } = await readFile(path);
      bytes = new Uint8Array(buffer, byteOffset, byteLength);
    } catch (cause) {
      return absent(cause, path);
    }
    if (sha256Of(bytes) === digest) return bytes;
    throw damaged(path);
  }

  #readNow(digest: Sha256): Uint8Array | null {
    const path = this.pathOf(digest);
    let bytes: Uint8Array;
    try {
      bytes = this.#buffer.read(path);
    } catch (cause) {
      return absent(cause, path);
    }
    if (sha256Of(bytes) === digest) return bytes;
    throw damaged(path);
  }

  async has(digest: Sha256): Promise<boolean> {
    if (this.#known.has(digest)) return true;
    try {
      await stat(this.pathOf(digest));
      return true;
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return false;
      throw storageError(cause, 'read', this.pathOf(digest));
    }
  }

  /** Makes these blobs survive a power cut. They have to exist. */
  async settle(digests: readonly Sha256[]): Promise<void> {
    const loose = digests.filter((digest) => this.#known.get(digest)?.settled !== true);
    try {
      for (let at = 0; at < loose.length; at += 16) {
        await Promise.all(loose.slice(at, at + 16).map((digest) => syncFile(this.pathOf(digest))));
      }
      const folders = new Set(loose.map((digest) => dirname(this.pathOf(digest))));
      await Promise.all([...folders].map(syncFolder));
    } catch (cause) {
      throw storageError(cause, 'write', this.#root);
    }
    for (const digest of loose) this.#known.set(digest, { settled: true, ours: false });
  }

  /** Deletes a blob so that it stays deleted after a power cut; nothing happens when it is not there. */
  async remove(digest: Sha256): Promise<void> {
    const path = this.pathOf(digest);
    this.#known.delete(digest);
    try {
      await rm(path);
      await syncFolder(dirname(path));
    } catch (cause) {
      if (codeOf(cause) !== 'ENOENT') throw storageError(cause, 'write', path);
    }
  }

  /** Deletes what this process wrote and no commit has made last. */
  async discard(): Promise<void> {
    for (const [digest, { settled, ours }] of this.#known) {
      if (settled || !ours) continue;
      await rm(this.pathOf(digest), { force: true });
      this.#known.delete(digest);
    }
  }

  async #isWhole(digest: Sha256, size: number): Promise<boolean> {
    try {
      if ((await stat(this.pathOf(digest))).size !== size) return false;
      return sha256Of(await readFile(this.pathOf(digest))) === digest;
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return false;
      throw storageError(cause, 'read', this.pathOf(digest));
    }
  }
}

/** Web Crypto would work on a copy of the bytes. */
function sha256Of(bytes: Uint8Array): Sha256 {
  return hash('sha256', bytes, 'hex');
}

function absent(cause: unknown, path: string): null {
  if (codeOf(cause) === 'ENOENT') return null;
  throw storageError(cause, 'read', path);
}

function damaged(path: string): IntegrityError {
  return new IntegrityError(
    `${path} does not hold the bytes its name says.`,
    'The file was changed or damaged after it was written: restore it from a backup, or collect again.',
  );
}
