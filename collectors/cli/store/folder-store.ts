import { resolve } from 'node:path';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import type { Sha256 } from '#shared/evidence/record.ts';
import { filed, rowOf } from '#shared/evidence/row.ts';
import type { BlobsNow, EvidenceFilter, EvidenceRow, EvidenceStore, LogEntry } from '#shared/evidence/store.ts';
import { BlobFolder } from './blob-folder.ts';
import { CheckpointFolder } from './checkpoint-folder.ts';
import { createWorkspace, type Layout, layoutOf, type Manifest, readManifest, requireManifest } from './layout.ts';
import { LeafLog } from './leaf-log.ts';
import type { LockHolder, WriterLock } from './lock.ts';
import { takeWorkspace } from './opening.ts';
import { RowIndex } from './row-index.ts';
import { JournalFolder } from './step-journal.ts';

export interface WriterOptions {
  readonly signal: AbortSignal;
  /** Called once when another process holds the workspace and this one waits for its turn. */
  readonly onWait?: (holder: LockHolder | null) => void;
}

/**
 * The evidence store in a folder.
 *
 * One writer at a time, any number of readers with no lock: a reader sees what was committed when it
 * looked. Blobs and envelopes are files under their digest; the log's line is the commit, written
 * after everything it names is on disk.
 */
export class FolderStore implements EvidenceStore {
  readonly origin: string;
  /** Absolute path of the folder. */
  readonly root: string;
  readonly journal: JournalFolder;
  readonly now: BlobsNow;
  readonly #layout: Layout;
  readonly #blobs: BlobFolder;
  readonly #envelopes: BlobFolder;
  readonly #log: LeafLog;
  readonly #rows: RowIndex;
  readonly #checkpoints: CheckpointFolder;
  readonly #lock: WriterLock | null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(layout: Layout, manifest: Manifest, lock: WriterLock | null) {
    this.origin = manifest.origin;
    this.root = layout.root;
    this.#layout = layout;
    this.#lock = lock;
    this.#blobs = new BlobFolder(layout.blobs);
    this.now = this.#blobs.now;
    this.#envelopes = new BlobFolder(layout.envelopes);
    this.#log = new LeafLog(layout.log);
    this.#rows = new RowIndex(layout.rows, this.#log, async (index) => {
      const entry = await this.#entry(index);
      return entry && rowOf(entry);
    });
    this.#checkpoints = new CheckpointFolder(layout.checkpoints);
    this.journal = new JournalFolder(layout.journal, (digest) => this.#isKept(digest));
  }

  /** Throws an InputError when there is no workspace in the folder, a StorageError when it cannot be read. */
  static async openReader(root: string): Promise<FolderStore> {
    const layout = layoutOf(resolve(root));
    const store = new FolderStore(layout, await requireManifest(layout), null);
    await store.#log.refresh();
    return store;
  }

  /** Makes the workspace when there is none; waits for the process that is writing to it. */
  static async openWriter(root: string, { signal, onWait }: WriterOptions): Promise<FolderStore> {
    const layout = layoutOf(resolve(root));
    await readManifest(layout);
    const opening = await takeWorkspace(layout, signal, onWait);
    try {
      const manifest = (await readManifest(layout)) ?? (await createWorkspace(layout));
      const store = new FolderStore(layout, manifest, opening.lock);
      await store.#log.openForAppend();
      await store.#rows.heal();
      return store;
    } catch (cause) {
      await opening.undo();
      throw cause;
    }
  }

  putBlob(bytes: Uint8Array): Promise<Sha256> {
    this.#mayWrite();
    return this.#blobs.put(bytes);
  }

  getBlob(digest: Sha256): Promise<Uint8Array | null> {
    return this.#blobs.get(digest);
  }

  removeBlob(digest: Sha256): Promise<void> {
    this.#mayWrite();
    return this.#blobs.remove(digest);
  }

  append(envelope: Uint8Array): Promise<LogEntry> {
    this.#mayWrite();
    const next = this.#last.then(() => this.#append(envelope));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async size(): Promise<number> {
    await this.#look();
    return this.#log.size;
  }

  async *entries({ from = 0, to }: { readonly from?: number; readonly to?: number } = {}): AsyncIterable<LogEntry> {
    const end = Math.min(to ?? Number.POSITIVE_INFINITY, await this.size());
    for (let index = Math.max(0, from); index < end; index++) {
      const entry = await this.#entry(index);
      if (entry) yield entry;
    }
  }

  async entry(index: number): Promise<LogEntry | null> {
    await this.#look();
    return this.#entry(index);
  }

  async leafHashes(): Promise<Uint8Array[]> {
    await this.#look();
    return this.#log.hashes();
  }

  putCheckpoint(size: number, note: string): Promise<void> {
    this.#mayWrite();
    return this.#checkpoints.put(size, note);
  }

  checkpoints(): Promise<readonly { readonly size: number; readonly note: string }[]> {
    return this.#checkpoints.all();
  }

  async *evidence(filter: EvidenceFilter = {}): AsyncIterable<EvidenceRow> {
    for await (const row of this.#rows.rows(await this.size())) if (matches(row, filter)) yield row;
  }

  /** Deletes the blobs that no commit names, written since the store was opened: after a run that failed. */
  async discard(): Promise<void> {
    await this.#last;
    await this.#blobs.discard();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#last;
    await this.#log.close();
    await this.#lock?.release();
  }

  async #append(envelope: Uint8Array): Promise<LogEntry> {
    const place = { index: this.#log.size, digest: await digestOf(envelope) };
    const { predicateType, row, blobs: required } = filed(envelope, place);
    const blobs = [...new Set(required)];
    for (const digest of blobs) {
      if (await this.#blobs.has(digest)) continue;
      throw new IntegrityError(`The statement names bytes that are not stored (${digest}).`, 'Collect it again.');
    }
    const entry: LogEntry = { ...place, envelope, predicateType };
    await this.#blobs.settle(blobs);
    await this.#envelopes.put(envelope);
    await this.#envelopes.settle([entry.digest]);
    await this.#log.append(entry);
    await this.#rows.append(entry.index, entry.digest, row);
    return entry;
  }

  async #entry(index: number): Promise<LogEntry | null> {
    const leaf = this.#log.at(index);
    if (leaf === null) return null;
    const envelope = await this.#envelopes.get(leaf.digest);
    if (envelope !== null) return { index, envelope, digest: leaf.digest, predicateType: leaf.predicateType };
    throw new IntegrityError(
      `The envelope of entry ${index} is gone from ${this.#layout.envelopes}.`,
      'Restore the workspace from a backup.',
    );
  }

  /** A writer is alone and knows what it wrote; a reader looks for what was appended meanwhile. */
  async #look(): Promise<void> {
    if (this.#lock === null) await this.#log.refresh();
  }

  async #isKept(digest: Sha256): Promise<boolean> {
    try {
      return (await this.#blobs.get(digest)) !== null;
    } catch (cause) {
      if (cause instanceof IntegrityError) return false;
      throw cause;
    }
  }

  #mayWrite(): void {
    if (this.#lock === null) throw new Error('the store is open for reading only');
    if (this.#closed) throw new Error('the store is closed');
  }
}

function matches(row: EvidenceRow, { collector, system, tenant, asOf }: EvidenceFilter): boolean {
  return (
    (collector === undefined || row.collector === collector) &&
    (system === undefined || row.scope.system === system) &&
    (tenant === undefined || row.scope.tenant === tenant) &&
    (asOf === undefined || row.effective <= asOf)
  );
}
