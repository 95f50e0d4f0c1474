import { digestOf } from '#shared/evidence/digest.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import type { Exchange } from '#shared/evidence/record.ts';
import { predicateTypeOf, requiredBlobs, rowOf } from '#shared/evidence/row.ts';
import type { EvidenceFilter, EvidenceStore, LogEntry } from '#shared/evidence/store.ts';
import { leafHash } from '#shared/log/merkle.ts';

/** The whole of `EvidenceStore` without a disk. `blobs` and `log` are open so that tests can damage them. */
export class MemoryStore implements EvidenceStore {
  readonly origin: string;
  readonly blobs = new Map<string, Uint8Array>();
  readonly log: LogEntry[] = [];
  readonly notes = new Map<number, string>();
  readonly #journal = new Map<string, Map<string, Exchange>>();

  constructor(origin = 'test.example/log-1') {
    this.origin = origin;
  }

  async putBlob(bytes: Uint8Array): Promise<string> {
    const digest = await digestOf(bytes);
    if (!this.blobs.has(digest)) this.blobs.set(digest, bytes.slice());
    return digest;
  }

  async getBlob(digest: string): Promise<Uint8Array | null> {
    return this.blobs.get(digest)?.slice() ?? null;
  }

  async removeBlob(digest: string): Promise<void> {
    this.blobs.delete(digest);
  }

  async append(envelope: Uint8Array): Promise<LogEntry> {
    for (const digest of requiredBlobs(envelope)) {
      if (!this.blobs.has(digest)) throw new StorageError(`Blob ${digest} is not stored.`, 'Store it first.');
    }
    const predicateType = predicateTypeOf(envelope);
    const digest = await digestOf(envelope);
    // Nothing may be awaited from here on, or two appends could take one index.
    const entry = { index: this.log.length, envelope: envelope.slice(), digest, predicateType };
    this.log.push(entry);
    return entry;
  }

  async size(): Promise<number> {
    return this.log.length;
  }

  async *entries(range: { readonly from?: number; readonly to?: number } = {}): AsyncIterable<LogEntry> {
    yield* this.log.slice(range.from ?? 0, range.to ?? this.log.length);
  }

  async entry(index: number): Promise<LogEntry | null> {
    return this.log[index] ?? null;
  }

  async leafHashes(): Promise<Uint8Array[]> {
    return this.log.map(({ envelope }) => leafHash(envelope));
  }

  async putCheckpoint(size: number, note: string): Promise<void> {
    const kept = this.notes.get(size);
    if (kept !== undefined && kept !== note) {
      throw new IntegrityError(`There is another checkpoint for size ${size}.`, 'Verify the workspace.');
    }
    this.notes.set(size, note);
  }

  async checkpoints() {
    return [...this.notes].sort(([a], [b]) => a - b).map(([size, note]) => ({ size, note }));
  }

  async *evidence(filter: EvidenceFilter = {}) {
    for (const entry of this.log) {
      const row = rowOf(entry);
      if (row === null) continue;
      if (filter.collector !== undefined && row.collector !== filter.collector) continue;
      if (filter.system !== undefined && row.scope.system !== filter.system) continue;
      if (filter.tenant !== undefined && row.scope.tenant !== filter.tenant) continue;
      if (filter.asOf !== undefined && row.effective > filter.asOf) continue;
      yield row;
    }
  }

  readonly journal = {
    get: async (step: string, key: string) => this.#journal.get(step)?.get(key) ?? null,
    put: async (step: string, exchange: Exchange) => {
      const kept = this.#journal.get(step) ?? new Map<string, Exchange>();
      this.#journal.set(step, kept.set(exchange.key, exchange));
    },
    clear: async (step: string) => {
      this.#journal.delete(step);
    },
  };

  async close(): Promise<void> {
    this.#journal.clear();
  }
}
