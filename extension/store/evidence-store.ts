import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import type { Exchange, Sha256 } from '#shared/evidence/record.ts';
import { predicateTypeOf, requiredBlobs, rowOf } from '#shared/evidence/row.ts';
import type { EvidenceFilter, EvidenceRow, EvidenceStore, LogEntry, StepJournal } from '#shared/evidence/store.ts';
import { leafHash } from '#shared/log/merkle.ts';
import type { Database, LogRow } from './database.ts';
import { named } from './named.ts';

/** Log entries and evidence rows are read this many at a time, so that no log needs to fit in memory. */
const PAGE = 64;

/**
 * Evidence in IndexedDB.
 *
 * With a `step`, the store is the one that step writes through: its append also ends the step and
 * drops its journal, in the same transaction, and a second append for an ended step changes nothing
 * and returns the entry that is there. However often a step is killed and started again, and by
 * whom, it leaves one record.
 */
export class DexieEvidenceStore implements EvidenceStore {
  readonly origin: string;
  readonly journal: StepJournal;
  readonly #db: Database;
  readonly #step: string | null;

  constructor(db: Database, origin: string, step: string | null = null) {
    this.#db = db;
    this.origin = origin;
    this.#step = step;
    this.journal = new DexieJournal(db);
  }

  async putBlob(bytes: Uint8Array): Promise<Sha256> {
    const sha256 = await digestOf(bytes);
    await named('write to', () => this.#db.blobs.put({ sha256, bytes: bytes.slice() }));
    return sha256;
  }

  async getBlob(digest: Sha256): Promise<Uint8Array | null> {
    const row = await named('read', () => this.#db.blobs.get(digest));
    if (!row) return null;
    if ((await digestOf(row.bytes)) !== digest) {
      throw new IntegrityError(
        `Stored bytes are not what their digest ${digest} says.`,
        'The browser profile was changed or damaged; restore it, or verify the last exported package.',
      );
    }
    return row.bytes;
  }

  async removeBlob(digest: Sha256): Promise<void> {
    await named('write to', () => this.#db.blobs.delete(digest));
  }

  async append(envelope: Uint8Array): Promise<LogEntry> {
    const bytes = envelope.slice();
    const digest = await digestOf(bytes);
    const leaf = leafHash(bytes);
    const predicateType = predicateTypeOf(bytes);
    // Read before the transaction: IndexedDB ends one that waits for anything but itself.
    const subjects = [...new Set(requiredBlobs(bytes))];
    const row = rowOf({ index: 0, envelope: bytes, digest, predicateType });
    const db = this.#db;
    return named('write to', () =>
      db.transaction('rw', [db.log, db.blobs, db.evidence, db.steps, db.journal], async () => {
        const ended = row === null ? null : await this.#ended();
        if (ended) return ended;
        const found = new Set(await db.blobs.where('sha256').anyOf(subjects).primaryKeys());
        const lacking = subjects.find((subject) => !found.has(subject));
        if (lacking !== undefined) {
          throw new IntegrityError(
            `The record names bytes that are not stored: ${lacking}.`,
            'Collect again; nothing was written.',
          );
        }
        const last = (await db.log.toCollection().last())?.index ?? -1;
        const entry: LogRow = { index: last + 1, envelope: bytes, digest, leaf, predicateType };
        await db.log.add(entry);
        if (row) {
          const { system, tenant } = row.scope;
          await db.evidence.add({ ...row, index: entry.index, system, tenant });
          await this.#end(entry.index);
        }
        return toEntry(entry);
      }),
    );
  }

  async #ended(): Promise<LogEntry | null> {
    if (this.#step === null) return null;
    const step = await this.#db.steps.get(this.#step);
    if (step?.entry === null || step === undefined) return null;
    const entry = await this.#db.log.get(step.entry);
    return entry ? toEntry(entry) : null;
  }

  async #end(entry: number): Promise<void> {
    if (this.#step === null) return;
    await this.#db.steps.update(this.#step, { state: 'collected', entry, resumeAt: null, problem: null });
    await this.#db.journal.where('step').equals(this.#step).delete();
  }

  async size(): Promise<number> {
    return named('read', () => this.#db.log.count());
  }

  async *entries(range: { readonly from?: number; readonly to?: number } = {}): AsyncIterable<LogEntry> {
    const to = range.to ?? (await this.size());
    for (let at = range.from ?? 0; at < to; at += PAGE) {
      const end = Math.min(at + PAGE, to);
      const rows = await named('read', () => this.#db.log.where('index').between(at, end).sortBy('index'));
      yield* rows.map(toEntry);
    }
  }

  async entry(index: number): Promise<LogEntry | null> {
    const row = await named('read', () => this.#db.log.get(index));
    return row ? toEntry(row) : null;
  }

  async leafHashes(): Promise<Uint8Array[]> {
    const leaves: Uint8Array[] = [];
    const size = await this.size();
    for (let at = 0; at < size; at += PAGE) {
      const rows = await named('read', () =>
        this.#db.log
          .where('index')
          .between(at, at + PAGE)
          .sortBy('index'),
      );
      for (const row of rows) leaves.push(row.leaf);
    }
    return leaves;
  }

  async putCheckpoint(size: number, note: string): Promise<void> {
    const db = this.#db;
    await named('write to', () =>
      db.transaction('rw', db.checkpoints, async () => {
        const there = await db.checkpoints.get(size);
        if (!there) await db.checkpoints.add({ size, note });
        else if (there.note !== note) {
          throw new IntegrityError(
            `A checkpoint of size ${size} exists already and says something else.`,
            'Two checkpoints of one size are a fork of the log; export both and compare them.',
          );
        }
      }),
    );
  }

  async checkpoints(): Promise<readonly { readonly size: number; readonly note: string }[]> {
    return named('read', () => this.#db.checkpoints.orderBy('size').toArray());
  }

  async *evidence(filter: EvidenceFilter = {}): AsyncIterable<EvidenceRow> {
    const size = await this.size();
    for (let at = 0; at < size; at += PAGE) {
      const rows = await named('read', () =>
        this.#db.evidence
          .where('index')
          .between(at, at + PAGE)
          .sortBy('index'),
      );
      for (const { system: _system, tenant: _tenant, ...row } of rows) if (matches(row, filter)) yield row;
    }
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}

class DexieJournal implements StepJournal {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async get(step: string, key: Sha256): Promise<Exchange | null> {
    return named('read', async () => (await this.#db.journal.get([step, key]))?.exchange ?? null);
  }

  async put(step: string, exchange: Exchange): Promise<void> {
    await named('write to', () => this.#db.journal.put({ step, key: exchange.key, exchange }));
  }

  async clear(step: string): Promise<void> {
    await named('write to', () => this.#db.journal.where('step').equals(step).delete());
  }
}

function toEntry({ index, envelope, digest, predicateType }: LogRow): LogEntry {
  return { index, envelope, digest, predicateType };
}

function matches(row: EvidenceRow, filter: EvidenceFilter): boolean {
  return (
    (filter.collector === undefined || row.collector === filter.collector) &&
    (filter.system === undefined || row.scope.system === filter.system) &&
    (filter.tenant === undefined || row.scope.tenant === filter.tenant) &&
    (filter.asOf === undefined || row.effective <= filter.asOf)
  );
}
