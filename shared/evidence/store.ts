import type { Completeness, EvidenceKind, Exchange, Instant, Scope, Sha256 } from './record.ts';

/** One entry of the writer's log. The leaf is the exact bytes of the envelope. */
export interface LogEntry {
  /** Position in the log, from 0. */
  readonly index: number;
  readonly envelope: Uint8Array;
  /** SHA-256 of the envelope bytes. */
  readonly digest: Sha256;
  readonly predicateType: string;
}

/** What can be known about a piece of evidence without opening its envelope. Rebuildable from the log. */
export interface EvidenceRow {
  readonly index: number;
  readonly id: string;
  readonly digest: Sha256;
  readonly collector: string;
  readonly kind: EvidenceKind;
  readonly scope: Scope;
  readonly run: string;
  /** When the evidence was true: the end of its collection, or of its period. */
  readonly effective: Instant;
  readonly completeness: Completeness;
  /** Origin of the log it was taken over from; `digest` is then a blob that holds the foreign envelope. */
  readonly foreign?: string;
}

export interface EvidenceFilter {
  readonly collector?: string;
  readonly system?: string;
  readonly tenant?: string;
  /** Rows effective at or before this instant. */
  readonly asOf?: Instant;
}

/**
 * Exchanges of a step that has not finished. They let a step that was killed, throttled or paused be
 * run again from its first line without asking the system anything twice.
 */
export interface StepJournal {
  get(step: string, key: Sha256): Promise<Exchange | null>;
  put(step: string, exchange: Exchange): Promise<void>;
  /** Drops what is kept for a step, once its evidence is in the log. */
  clear(step: string): Promise<void>;
}

export interface BlobsNow {
  has(digest: Sha256): boolean;
  /** The bytes, in memory that is used again: they are gone when the next are read. Null when there is no such blob. */
  get(digest: Sha256): Uint8Array | null;
}

/**
 * Where evidence lives: a Dexie database in the browser, a folder on the command line.
 *
 * Bytes are content-addressed and the log only grows. `append` is the commit point: when it returns,
 * the entry and every blob it names are on disk; when it throws, the log is as it was.
 */
export interface EvidenceStore {
  /** Name of this writer's log; no two writers share one. */
  readonly origin: string;

  putBlob(bytes: Uint8Array): Promise<Sha256>;
  getBlob(digest: Sha256): Promise<Uint8Array | null>;
  /** Reading without waiting, so that bytes can stay where they are until a reader looks; absent where a home cannot. */
  readonly now?: BlobsNow;
  /**
   * Deletes a blob for good; nothing happens when it is not there. Called only once a tombstone for it
   * is in the log (`removeBlob` in removal.ts), and the only thing that ever takes bytes away.
   */
  removeBlob(digest: Sha256): Promise<void>;

  /** Appends a signed envelope. Every blob that `requiredBlobs` (row.ts) names must be stored already. */
  append(envelope: Uint8Array): Promise<LogEntry>;
  size(): Promise<number>;
  entries(range?: { readonly from?: number; readonly to?: number }): AsyncIterable<LogEntry>;
  entry(index: number): Promise<LogEntry | null>;
  /** RFC 6962 leaf hashes, 32 bytes each, in log order. */
  leafHashes(): Promise<Uint8Array[]>;

  /** Signed notes by tree size (https://c2sp.org/tlog-checkpoint). One a size; never replaced. */
  putCheckpoint(size: number, note: string): Promise<void>;
  /** By size, smallest first. */
  checkpoints(): Promise<readonly { readonly size: number; readonly note: string }[]>;

  evidence(filter?: EvidenceFilter): AsyncIterable<EvidenceRow>;

  readonly journal: StepJournal;
  close(): Promise<void>;
}
