import { peek } from './dsse.ts';
import { IMPORT_TYPE, Import, TIMESTAMP_TYPE } from './predicates.ts';
import { EVIDENCE_TYPE, type Evidence, type Sha256, type Statement } from './record.ts';
import { evidenceOf, parseStatement, predicateOf } from './statement.ts';
import type { EvidenceRow, EvidenceStore, LogEntry } from './store.ts';

/** What a store files an envelope of its own log under. */
export interface Filed {
  readonly predicateType: string;
  /** As `requiredBlobs` names them. */
  readonly blobs: readonly Sha256[];
  /** As `rowOf` has it. */
  readonly row: EvidenceRow | null;
}

/**
 * All that a store has to know of an envelope, read at once: that of a collection of a thousand pages is a
 * megabyte, and many times that while it is read. Throws an IntegrityError for one that cannot be read.
 */
export function filed(envelope: Uint8Array, place: Pick<LogEntry, 'index' | 'digest'>): Filed {
  const statement = statementOf(envelope);
  const { predicateType } = statement;
  return { predicateType, blobs: blobsOf(statement), row: rowIn(statement, place) };
}

/**
 * The row of an entry that is evidence, of this log or taken over from another; null for every other
 * kind of statement. Throws an IntegrityError for an entry that cannot be read.
 */
export function rowOf(entry: LogEntry): EvidenceRow | null {
  return ROWS.has(entry.predicateType) ? rowIn(statementOf(entry.envelope), entry) : null;
}

const ROWS = new Set([EVIDENCE_TYPE, IMPORT_TYPE]);

function rowIn(
  statement: Statement<unknown>,
  { index, digest }: Pick<LogEntry, 'index' | 'digest'>,
): EvidenceRow | null {
  if (statement.predicateType === EVIDENCE_TYPE) return { index, digest, ...rowFacts(evidenceOf(statement)) };
  if (statement.predicateType !== IMPORT_TYPE) return null;
  const predicate = predicateOf(statement, Import);
  const [envelope] = statement.subject;
  if (predicate.kind !== 'record' || envelope === undefined) return null;
  return { index, digest: envelope.digest.sha256, ...predicate.row, foreign: predicate.origin };
}

/** What an entry took over that another log said of its evidence: `told` is null for any other import. */
export function importedStatement(envelope: Uint8Array): {
  readonly told: Extract<Import, { kind: 'statement' }> | null;
  /** Blob that holds the foreign envelope. */
  readonly envelope: Sha256;
} {
  const statement = statementOf(envelope);
  const told = predicateOf(statement, Import);
  const [first] = statement.subject;
  return { told: told.kind === 'statement' ? told : null, envelope: first?.digest.sha256 ?? '' };
}

/** What a row says besides its place. */
export function rowFacts(evidence: Evidence) {
  return {
    id: evidence.id,
    collector: evidence.collector.id,
    kind: evidence.kind,
    scope: evidence.source,
    run: evidence.run.id,
    effective: evidence.period?.to ?? evidence.time.finished,
    completeness: evidence.completeness,
  };
}

/** Predicate type of an envelope of one's own log. */
export function predicateTypeOf(envelope: Uint8Array): string {
  return statementOf(envelope).predicateType;
}

const CARRIES_BLOBS = new Set([EVIDENCE_TYPE, IMPORT_TYPE, TIMESTAMP_TYPE]);

/**
 * Blobs that must be stored before the envelope is appended: the artifacts of evidence, what an
 * import took over and the tokens of a time stamp. Other statements point at envelopes, or at blobs that are gone.
 */
export function requiredBlobs(envelope: Uint8Array): readonly Sha256[] {
  return blobsOf(statementOf(envelope));
}

function blobsOf({ predicateType, subject }: Statement<unknown>): readonly Sha256[] {
  if (!CARRIES_BLOBS.has(predicateType)) return [];
  return subject.map(({ digest }) => digest.sha256);
}

/** The evidence behind a row, also when it was taken over from another log. Null when it is gone. */
export async function readEvidence(store: EvidenceStore, row: EvidenceRow): Promise<Evidence | null> {
  const envelope =
    row.foreign === undefined ? (await store.entry(row.index))?.envelope : await store.getBlob(row.digest);
  return envelope ? evidenceOf(statementOf(envelope)) : null;
}

function statementOf(envelope: Uint8Array) {
  return parseStatement(peek(envelope).payload);
}
