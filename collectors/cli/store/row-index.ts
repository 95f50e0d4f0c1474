import { appendFile, type FileHandle, open, rm, truncate } from 'node:fs/promises';
import type { Sha256 } from '#shared/evidence/record.ts';
import type { EvidenceRow } from '#shared/evidence/store.ts';
import { codeOf, storageError } from './durable.ts';
import type { LeafLog } from './leaf-log.ts';

/** One line: the entry it was derived from, and its row, null for an entry that is not evidence. */
type Line = readonly [index: number, digest: Sha256, row: EvidenceRow | null];

const TAIL_BYTES = 64 * 1024;

/**
 * What lists evidence without opening envelopes: one line an entry, in log order. It is derived, so it
 * is never trusted further than the digest at the head of its line matches the log, and is never
 * fsynced: what is missing is derived again.
 */
export class RowIndex {
  readonly #path: string;
  readonly #log: LeafLog;
  readonly #derive: (index: number) => Promise<EvidenceRow | null>;

  constructor(path: string, log: LeafLog, derive: (index: number) => Promise<EvidenceRow | null>) {
    this.#path = path;
    this.#log = log;
    this.#derive = derive;
  }

  /** Rows of the first `size` entries, in log order, without holding more than a line of them. */
  async *rows(size: number): AsyncIterable<EvidenceRow> {
    let index = 0;
    for await (const [at, digest, row] of this.#lines()) {
      if (index >= size) return;
      if (at !== index || digest !== this.#log.at(index)?.digest) break;
      if (row !== null) yield row;
      index++;
    }
    for (; index < size; index++) {
      const row = await this.#derive(index);
      if (row !== null) yield row;
    }
  }

  /** Appends the row of an entry that was just committed. The disk being full loses nothing here. */
  async append(index: number, digest: Sha256, row: EvidenceRow | null): Promise<void> {
    await appendFile(this.#path, lineOf([index, digest, row])).catch(() => undefined);
  }

  /** For a writer: makes the file whole, from where it stops agreeing with the log. */
  async heal(): Promise<void> {
    if (await this.#endsWithLog()) return;
    let good = 0;
    let bytes = 0;
    for await (const line of this.#lines()) {
      if (line[0] !== good || line[1] !== this.#log.at(good)?.digest) break;
      good++;
      bytes += Buffer.byteLength(lineOf(line));
    }
    try {
      if (good > 0) await truncate(this.#path, bytes);
      else await rm(this.#path, { force: true });
      for (let index = good; index < this.#log.size; index++) {
        const leaf = this.#log.at(index);
        if (leaf) await appendFile(this.#path, lineOf([index, leaf.digest, await this.#derive(index)]));
      }
    } catch (cause) {
      throw storageError(cause, 'write', this.#path);
    }
  }

  /** Whether the last line is the log's last entry; then, all lines being appended in order, the rest is there. */
  async #endsWithLog(): Promise<boolean> {
    let tail: Buffer;
    try {
      const file = await open(this.#path, 'r');
      try {
        const { size } = await file.stat();
        tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
        await file.read(tail, 0, tail.length, size - tail.length);
      } finally {
        await file.close();
      }
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return this.#log.size === 0;
      throw storageError(cause, 'read', this.#path);
    }
    if (tail.length === 0) return this.#log.size === 0;
    if (tail.at(-1) !== 0x0a) return false;
    const last = parse(tail.toString('utf8').trimEnd().split('\n').at(-1) ?? '');
    return last !== null && last[0] === this.#log.size - 1 && last[1] === this.#log.at(last[0])?.digest;
  }

  /** Lines up to the first that is not one. */
  async *#lines(): AsyncIterable<Line> {
    let file: FileHandle;
    try {
      file = await open(this.#path, 'r');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return;
      throw storageError(cause, 'read', this.#path);
    }
    try {
      let rest = '';
      for await (const chunk of file.createReadStream({ encoding: 'utf8', autoClose: false })) {
        const texts = (rest + String(chunk)).split('\n');
        rest = texts.pop() ?? '';
        for (const text of texts) {
          const line = parse(text);
          if (line === null) return;
          yield line;
        }
      }
    } finally {
      await file.close();
    }
  }
}

function lineOf(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

function parse(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    const isLine =
      Array.isArray(value) && value.length === 3 && typeof value[0] === 'number' && typeof value[1] === 'string';
    return isLine ? (value as unknown as Line) : null;
  } catch {
    return null;
  }
}
