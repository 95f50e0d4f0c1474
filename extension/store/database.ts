import { Dexie, type EntityTable, type Table } from 'dexie';
import type { EvidenceRow } from '#shared/evidence/store.ts';
import type { Exchange, Instant, Sha256 } from '#shared/evidence/record.ts';
import type { GapReport, Line, StandardId } from '#shared/engine/report.ts';
import type { Correction, Draft, Frame, Picture } from '#extension/capture/draft.ts';
import type { Connection, Run, Step } from './model.ts';

export interface BlobRow {
  readonly sha256: Sha256;
  readonly bytes: Uint8Array;
}

export interface LogRow {
  readonly index: number;
  readonly envelope: Uint8Array;
  readonly digest: Sha256;
  readonly leaf: Uint8Array;
  readonly predicateType: string;
}

/**
 * A computed report, kept so that a page can show it without computing anything. Rebuildable from
 * evidence. The lines of its checks are the same in every edition and under every control, may be many,
 * and are kept once a check.
 */
export interface ReportRow {
  readonly standard: StandardId;
  readonly computed: Instant;
  readonly report: GapReport;
}

export interface LinesRow {
  readonly check: string;
  readonly lines: readonly Line[];
}

/** The database of one writer. Everything but `meta`, `blobs`, `log` and `checkpoints` can be rebuilt or lost. */
export class Database extends Dexie {
  declare meta: Table<{ key: string; value: unknown }, string>;
  declare blobs: EntityTable<BlobRow, 'sha256'>;
  declare log: EntityTable<LogRow, 'index'>;
  declare evidence: Table<EvidenceRow & { readonly system: string; readonly tenant: string }, number>;
  declare checkpoints: Table<{ readonly size: number; readonly note: string }, number>;
  declare journal: Table<
    { readonly step: string; readonly key: Sha256; readonly exchange: Exchange },
    [string, Sha256]
  >;
  declare runs: EntityTable<Run, 'id'>;
  declare steps: EntityTable<Step, 'id'>;
  declare connections: EntityTable<Connection, 'provider'>;
  declare reports: EntityTable<ReportRow, 'standard'>;
  declare lines: EntityTable<LinesRow, 'check'>;
  declare drafts: EntityTable<Draft, 'id'>;
  declare frames: Table<Frame, [string, number, number]>;
  declare pictures: Table<Picture, [string, number]>;
  declare corrections: EntityTable<Correction, 'place'>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({
      meta: 'key',
      blobs: 'sha256',
      log: 'index',
      evidence: 'index, &id, collector, [system+tenant], effective',
      checkpoints: 'size',
      journal: '[step+key], step',
      runs: 'id, state, started',
      steps: 'id, run, [run+state]',
      connections: 'provider',
      reports: 'standard',
      lines: 'check',
    });
    this.version(2).stores({
      drafts: 'id, tab',
      frames: '[draft+page+order], draft',
      pictures: '[draft+order], draft',
      corrections: 'place',
    });
  }
}

/** Evidence of this install. */
export const OWN = 'annexa';
/** Evidence that the sandbox produced at build time, kept apart so that it can never be taken for one's own. */
export const SAMPLE = 'annexa-sample';

const open = new Map<string, Database>();

/** The database of that name; the same object each time, so that live queries and writes meet. */
export function database(name: string = OWN): Database {
  let db = open.get(name);
  if (!db) {
    db = new Database(name);
    open.set(name, db);
  }
  return db;
}

/** Deletes a database whole. */
export async function dropDatabase(name: string): Promise<void> {
  open.get(name)?.close();
  open.delete(name);
  await Dexie.delete(name);
}
