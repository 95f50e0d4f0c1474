import { peek } from '../evidence/dsse.ts';
import { IMPORT_TYPE, KEY_TYPE, TIMESTAMP_TYPE, TOMBSTONE_TYPE } from '../evidence/predicates.ts';
import { EVIDENCE_TYPE, type Instant, type Sha256, type Statement } from '../evidence/record.ts';
import { importedStatement, requiredBlobs, rowOf } from '../evidence/row.ts';
import { parseStatement } from '../evidence/statement.ts';
import type { EvidenceRow, EvidenceStore, LogEntry } from '../evidence/store.ts';
import { evidencePath, statementPath } from './layout.ts';
import type { Omissions } from './predicate.ts';

/** What of a log goes into a package. Null means no bound. */
export interface Selection {
  readonly controls: readonly string[] | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Whether evidence belongs to the chosen controls; asked only when controls are chosen. */
  readonly touches?: (row: EvidenceRow) => boolean;
}

export const EVERYTHING: Selection = { controls: null, from: null, to: null };

/** A log entry that goes in, and the path of its files without their endings. */
export interface Chosen {
  readonly index: number;
  readonly path: string;
}

export interface Plan {
  readonly chosen: readonly Chosen[];
  readonly omitted: Omissions;
  /** Artifacts that the chosen entries name. */
  readonly blobs: ReadonlySet<Sha256>;
  /** Artifacts that a tombstone took away. */
  readonly removed: ReadonlySet<Sha256>;
  readonly evidence: number;
}

const OUTSIDE_PERIOD = 'outside the period';
const OTHER_CONTROLS = 'for other controls';
const ABOUT_OMITTED = 'about evidence that is left out';

/** Goes once over the first `size` entries; keeps positions and digests, not bytes. */
export async function planPackage(store: EvidenceStore, size: number, selection: Selection): Promise<Plan> {
  const chosen: Chosen[] = [];
  const omitted: Omissions = [];
  const blobs = new Set<Sha256>();
  const removed = new Set<Sha256>();
  const included = new Set<Sha256>();
  let evidence = 0;
  for await (const entry of store.entries({ to: size })) {
    const row = rowOf(entry);
    const reason = row ? reasonOut(row, selection) : opinionOut(await opinionOf(store, entry), selection, included);
    if (reason !== null) {
      const { index, predicateType } = entry;
      omitted.push({ index, predicateType, ...(row ? told(row) : {}), reason });
      continue;
    }
    if (row) evidence++;
    included.add(row?.digest ?? entry.digest);
    const own = row !== null && row.foreign === undefined;
    chosen.push({ index: entry.index, path: own ? evidencePath(row.id) : statementPath(entry.index) });
    for (const digest of requiredBlobs(entry.envelope)) blobs.add(digest);
    if (entry.predicateType === TOMBSTONE_TYPE) for (const digest of subjectsOf(entry)) removed.add(digest);
  }
  return { chosen, omitted, blobs, removed, evidence };
}

function reasonOut(row: EvidenceRow, { controls, from, to, touches }: Selection): string | null {
  if ((from !== null && row.effective < from) || (to !== null && row.effective > to)) return OUTSIDE_PERIOD;
  if (controls !== null && touches && !touches(row)) return OTHER_CONTROLS;
  return null;
}

/** Needed to judge any part of the log, whatever was chosen. */
const ALWAYS = new Set([KEY_TYPE, TOMBSTONE_TYPE, TIMESTAMP_TYPE]);

type Opinion = Pick<Statement<unknown>, 'predicateType' | 'subject' | 'predicate'>;

/** What an entry says, or what the statement says that it took over from another log. */
async function opinionOf(store: EvidenceStore, { predicateType, envelope }: LogEntry): Promise<Opinion> {
  const own = parseStatement(peek(envelope).payload);
  if (predicateType !== IMPORT_TYPE) return own;
  const { told, envelope: digest } = importedStatement(envelope);
  const foreign = told && (await store.getBlob(digest));
  return foreign ? parseStatement(peek(foreign).payload) : own;
}

/** A statement about other entries goes with them; one about a control goes with the control. */
function opinionOut(opinion: Opinion, selection: Selection, included: ReadonlySet<Sha256>): string | null {
  const { controls, from, to } = selection;
  const { predicateType, subject, predicate } = opinion;
  if (ALWAYS.has(predicateType) || predicateType === EVIDENCE_TYPE) return null;
  if (subject.length > 0) {
    const whole = controls === null && from === null && to === null;
    return whole || subject.some(({ digest }) => included.has(digest.sha256)) ? null : ABOUT_OMITTED;
  }
  const about = controlOf(predicate);
  return controls === null || about === null || controls.includes(about) ? null : OTHER_CONTROLS;
}

function controlOf(predicate: unknown): string | null {
  if (typeof predicate !== 'object' || predicate === null || !('control' in predicate)) return null;
  const { control } = predicate;
  if (typeof control === 'string') return control;
  if (typeof control !== 'object' || control === null || !('id' in control)) return null;
  return typeof control.id === 'string' ? control.id : null;
}

function told({ collector, kind, effective }: EvidenceRow) {
  return { collector, kind, effective };
}

function subjectsOf(entry: LogEntry): Sha256[] {
  return parseStatement(peek(entry.envelope).payload).subject.map(({ digest }) => digest.sha256);
}
