import { createHash } from 'node:crypto';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Exchange, Sha256 } from '#shared/evidence/record.ts';
import type { StepJournal } from '#shared/evidence/store.ts';
import { z } from '#shared/schema.ts';
import { codeOf, makeFolder, storageError } from './durable.ts';

const lineSchema = z.looseObject({ key: z.string(), response: z.optional(z.looseObject({ sha256: z.string() })) });

/**
 * The exchanges of unfinished steps: one file a step, one line an exchange, the last line of a key
 * counts. A line that was cut by a kill is passed over, and an exchange whose body is not on disk in
 * full is not recalled: both are simply asked again.
 */
export class JournalFolder implements StepJournal {
  readonly #root: string;
  readonly #isKept: (digest: Sha256) => Promise<boolean>;
  readonly #steps = new Map<string, Promise<Map<Sha256, Exchange>>>();

  /** `isKept` says whether a blob is there with the bytes its name promises. */
  constructor(root: string, isKept: (digest: Sha256) => Promise<boolean>) {
    this.#root = root;
    this.#isKept = isKept;
  }

  async get(step: string, key: Sha256): Promise<Exchange | null> {
    const exchange = (await this.#step(step)).get(key);
    if (exchange === undefined) return null;
    return !exchange.response || (await this.#isKept(exchange.response.sha256)) ? exchange : null;
  }

  async put(step: string, exchange: Exchange): Promise<void> {
    const exchanges = await this.#step(step);
    await this.#append(this.#pathOf(step), `\n${JSON.stringify(exchange)}`);
    exchanges.set(exchange.key, exchange);
  }

  async clear(step: string): Promise<void> {
    this.#steps.delete(step);
    try {
      await rm(this.#pathOf(step), { force: true });
    } catch (cause) {
      throw storageError(cause, 'write', this.#pathOf(step));
    }
  }

  /** Steps are named by scope and collector; their digest is a name that every file system takes. */
  #pathOf(step: string): string {
    return join(this.#root, `${createHash('sha256').update(step).digest('hex').slice(0, 40)}.jsonl`);
  }

  #step(step: string): Promise<Map<Sha256, Exchange>> {
    const known = this.#steps.get(step);
    if (known) return known;
    const reading = this.#read(this.#pathOf(step));
    this.#steps.set(step, reading);
    return reading;
  }

  async #read(path: string): Promise<Map<Sha256, Exchange>> {
    const exchanges = new Map<Sha256, Exchange>();
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return exchanges;
      throw storageError(cause, 'read', path);
    }
    for (const line of text.split('\n')) {
      const exchange = exchangeOf(line);
      if (exchange !== null) exchanges.set(exchange.key, exchange);
    }
    return exchanges;
  }

  /** Lines begin, not end, with the line feed: what is appended after a cut line is still a line of its own. */
  async #append(path: string, line: string): Promise<void> {
    try {
      await appendFile(path, line);
    } catch (cause) {
      if (codeOf(cause) !== 'ENOENT') throw storageError(cause, 'write', path);
      await makeFolder(dirname(path));
      await appendFile(path, line);
    }
  }
}

function exchangeOf(line: string): Exchange | null {
  if (line === '') return null;
  try {
    const value: unknown = JSON.parse(line);
    return lineSchema.safeParse(value).success ? (value as Exchange) : null;
  } catch {
    return null;
  }
}
