import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type LineShelf, shelfKey, WORST_FIRST } from '#shared/engine/lines.ts';
import type { Line } from '#shared/engine/report.ts';
import { storageError } from './durable.ts';

/** Characters of lines that stay in memory; what is more goes to disk. */
const HELD = 256 * 1024;

/** Where a run of lines stands in the file, bytes. */
interface Block {
  readonly at: number;
  readonly length: number;
}

/** Each block begins with where the next of its pile stands: two doubles, both 0 for the last. */
const HEAD_BYTES = 16;

interface Pile {
  /** Null while nothing of it is in the file. */
  first: Block | null;
  last: Block | null;
  waiting: string[];
}

/**
 * The lines of a report in a file of their own, which only this process can read and which is gone when it
 * ends: they are computed anew for each report. A small report makes no file.
 */
export class LineFile implements LineShelf {
  readonly #piles = new Map<string, Pile>();
  readonly #path = join(tmpdir(), `annexa-${randomUUID()}.lines`);
  #file: number | null = null;
  #size = 0;
  #held = 0;
  /** What blocks are read into, one after the other. */
  #block = Buffer.alloc(0);

  async put(check: string, lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      const text = JSON.stringify(line);
      this.#pileOf(shelfKey(check, line.outcome)).waiting.push(text);
      this.#held += text.length;
    }
    if (this.#held > HELD) this.#flush();
  }

  async *of(check: string): AsyncIterable<Line> {
    for (const outcome of WORST_FIRST) {
      const pile = this.#piles.get(shelfKey(check, outcome));
      if (pile === undefined) continue;
      for (let block = pile.first; block !== null; ) {
        const { text, next } = this.#read(block);
        yield* parsed(text);
        block = next;
      }
      for (const text of pile.waiting) yield JSON.parse(text) as Line;
    }
  }

  /** Afterwards nothing can be read any more. */
  close(): void {
    this.#piles.clear();
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    rmSync(this.#path, { force: true });
  }

  #pileOf(key: string): Pile {
    const known = this.#piles.get(key);
    if (known !== undefined) return known;
    const pile: Pile = { first: null, last: null, waiting: [] };
    this.#piles.set(key, pile);
    return pile;
  }

  #flush(): void {
    for (const pile of this.#piles.values()) {
      if (pile.waiting.length === 0) continue;
      const block = this.#append(`${pile.waiting.join('\n')}\n`);
      if (pile.last === null) pile.first = block;
      else this.#write(headOf(block), pile.last.at);
      pile.last = block;
      pile.waiting = [];
    }
    this.#held = 0;
  }

  #append(text: string): Block {
    const bytes = Buffer.concat([Buffer.alloc(HEAD_BYTES), Buffer.from(text)]);
    const block = { at: this.#size, length: bytes.length };
    this.#write(bytes, block.at);
    this.#size += bytes.length;
    return block;
  }

  #write(bytes: Buffer, at: number): void {
    try {
      this.#file ??= this.#open();
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#file, bytes, done, bytes.length - done, at + done);
      }
    } catch (cause) {
      throw storageError(cause, 'write', this.#path);
    }
  }

  /** Without a name where the system lets an open file lose it: then a kill leaves nothing behind either. */
  #open(): number {
    const file = openSync(this.#path, 'wx+', 0o600);
    if (process.platform !== 'win32') rmSync(this.#path, { force: true });
    return file;
  }

  #read({ at, length }: Block): { readonly text: string; readonly next: Block | null } {
    if (this.#file === null) throw new Error('the lines of this report are closed');
    if (length > this.#block.length) this.#block = Buffer.allocUnsafeSlow(2 * length);
    const bytes = this.#block;
    try {
      for (let done = 0; done < length; ) {
        const read = readSync(this.#file, bytes, done, length - done, at + done);
        if (read === 0) throw new Error('the file of lines is shorter than what was written');
        done += read;
      }
    } catch (cause) {
      throw storageError(cause, 'read', this.#path);
    }
    const next = { at: bytes.readDoubleLE(0), length: bytes.readDoubleLE(8) };
    return { text: bytes.toString('utf8', HEAD_BYTES, length), next: next.length === 0 ? null : next };
  }
}

function headOf({ at, length }: Block): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeDoubleLE(at, 0);
  head.writeDoubleLE(length, 8);
  return head;
}

function* parsed(text: string): Generator<Line> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    yield JSON.parse(text.slice(at, end)) as Line;
    at = end + 1;
  }
}
