import { type FileHandle, open } from 'node:fs/promises';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import type { Sha256 } from '#shared/evidence/record.ts';
import type { LogEntry } from '#shared/evidence/store.ts';
import { leafHash } from '#shared/log/merkle.ts';
import { codeOf, storageError } from './durable.ts';

export interface Leaf {
  /** SHA-256 of the envelope. */
  readonly digest: Sha256;
  /** RFC 6962 section 2.1: SHA-256 of 0x00 and the envelope, hex. */
  readonly hash: Sha256;
  readonly predicateType: string;
}

const LINE = /^(\d+) ([0-9a-f]{64}) ([0-9a-f]{64}) (\S+)$/;

/**
 * The append-only list of what was committed, one line an entry: index, digest, leaf hash, predicate
 * type. A line counts once it ends with a line feed and is on disk; what follows the last line feed is
 * the trace of a writer that was killed. A writer cuts it off, a reader passes over it.
 */
export class LeafLog {
  readonly #path: string;
  readonly #leaves: Leaf[] = [];
  #file: FileHandle | null = null;
  /** Bytes of the file that are whole lines. */
  #length = 0;

  constructor(path: string) {
    this.#path = path;
  }

  get size(): number {
    return this.#leaves.length;
  }

  at(index: number): Leaf | null {
    return this.#leaves[index] ?? null;
  }

  hashes(): Uint8Array[] {
    return this.#leaves.map((leaf) => hexToBytes(leaf.hash));
  }

  /** Takes in what was appended since the last look. Throws an IntegrityError for a line that is not the next one. */
  async refresh(): Promise<void> {
    let file: FileHandle;
    try {
      file = await open(this.#path, 'r');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return;
      throw storageError(cause, 'read', this.#path);
    }
    try {
      const { size } = await file.stat();
      if (size < this.#length) throw shrunk(this.#path);
      const bytes = new Uint8Array(size - this.#length);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, this.#length);
      this.#take(bytes.subarray(0, bytesRead));
    } catch (cause) {
      throw storageError(cause, 'read', this.#path);
    } finally {
      await file.close();
    }
  }

  /** Opens the file for appending and cuts off what a killed writer left behind the last whole line. */
  async openForAppend(): Promise<void> {
    await this.refresh();
    try {
      this.#file = await open(this.#path, 'a');
      if ((await this.#file.stat()).size > this.#length) {
        await this.#file.truncate(this.#length);
        await this.#file.sync();
      }
    } catch (cause) {
      throw storageError(cause, 'write', this.#path);
    }
  }

  /** The commit: when it resolves, the line is on disk; when it rejects, the file is as it was. */
  async append({ index, envelope, digest, predicateType }: LogEntry): Promise<void> {
    const file = this.#file;
    if (file === null) throw new Error('the log is open for reading only');
    const leaf: Leaf = { digest, hash: bytesToHex(leafHash(envelope)), predicateType };
    const line = `${index} ${leaf.digest} ${leaf.hash} ${leaf.predicateType}`;
    if (index !== this.#leaves.length || !LINE.test(line)) throw new Error(`not the next line of the log: ${line}`);
    const bytes = Buffer.from(`${line}\n`);
    try {
      await file.appendFile(bytes);
      await file.datasync();
    } catch (cause) {
      await file.truncate(this.#length).catch(() => undefined);
      throw storageError(cause, 'write', this.#path);
    }
    this.#leaves.push(leaf);
    this.#length += bytes.length;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  #take(bytes: Uint8Array): void {
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end === 0) return;
    const lines = Buffer.from(bytes.buffer, bytes.byteOffset, end - 1)
      .toString('utf8')
      .split('\n');
    for (const line of lines) {
      const match = LINE.exec(line);
      const [, index, digest, hash, predicateType] = match ?? [];
      if (!digest || !hash || !predicateType || Number(index) !== this.#leaves.length) {
        throw new IntegrityError(
          `Line ${this.#leaves.length + 1} of ${this.#path} is not the entry that belongs there.`,
          'The log was changed after it was written: restore it from a backup.',
        );
      }
      this.#leaves.push({ digest, hash, predicateType });
    }
    this.#length += end;
  }
}

function shrunk(path: string): IntegrityError {
  return new IntegrityError(
    `${path} is shorter than it was a moment ago.`,
    'A log only grows: something else changed it. Restore it from a backup.',
  );
}
