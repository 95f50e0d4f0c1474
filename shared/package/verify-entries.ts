import { bytesToHex } from '@noble/hashes/utils.js';
import { textOf } from '../evidence/bytes.ts';
import { open, STATEMENT_PAYLOAD } from '../evidence/dsse.ts';
import {
  IMPORT_TYPE,
  Import,
  KEY_TYPE,
  KeyStatement,
  PREDICATES,
  TOMBSTONE_TYPE,
  Tombstone,
} from '../evidence/predicates.ts';
import { EVIDENCE_TYPE, type Sha256, type Statement } from '../evidence/record.ts';
import type { SignatureCheck } from '../evidence/signer.ts';
import { evidenceOf, parseStatement, predicateOf } from '../evidence/statement.ts';
import { leafInput } from '../log/merkle.ts';
import { parseProof, writeProof } from '../log/proof.ts';
import { Fault, type Findings, reasonOf } from './findings.ts';
import type { Hashing } from './hashing.ts';
import type { Held } from './held.ts';
import { inOrder } from './in-order.ts';
import * as layout from './layout.ts';
import type { RecordLine } from './verdict.ts';
import type { KeyEvent } from './verify-keys.ts';
import type { PackageLog } from './verify-log.ts';
import { type Bag, MAX_HELD } from './verify-manifest.ts';

/** What was read from one entry, small enough to keep for all of them. */
export interface SeenEntry {
  readonly line: RecordLine;
  readonly digest: Sha256;
  readonly subjects: readonly Sha256[];
  /** When it says it was made; null for a statement without a time. */
  readonly time: string | null;
  readonly key: KeyStatement | null;
  readonly tombstone: Tombstone | null;
  /** Kept for the few kinds that later steps read again. */
  readonly statement: Statement<unknown> | null;
}

export interface Contents {
  readonly entries: readonly SeenEntry[];
  /** Digests of the blobs that are there. */
  readonly blobs: ReadonlySet<Sha256>;
}

/** Envelopes opened at one time: signatures are verified on other threads. */
const WIDTH = 16;

/** Kinds of statement whose content later steps need; the rest is dropped once it was checked. */
const KEPT = /^urn:annexa:(timestamp|review|import):v1$/;

type Keys = ReadonlyMap<string, Uint8Array>;
type Looked = { readonly entry: SeenEntry } | { readonly path: string; readonly why: string };

interface EntrySource {
  readonly bag: Bag;
  readonly keys: Keys;
  readonly log: PackageLog;
  readonly hashing: Hashing;
  readonly signatures: SignatureCheck | undefined;
  readonly held: Held;
}

/** Step 5: every envelope is signed by a key of the package, fits its schema, and is in the log where its proof says. */
export async function readEntries(source: EntrySource, findings: Findings, signal: AbortSignal): Promise<SeenEntry[]> {
  const { bag } = source;
  const entries: SeenEntry[] = [];
  const reader = new Reader(source);
  const paths = [...bag.payload.keys()].filter((path) => path.endsWith(layout.ENVELOPE_END));
  for await (const looked of inOrder(paths, WIDTH, (path) => reader.look(path))) {
    signal.throwIfAborted();
    if ('entry' in looked) entries.push(looked.entry);
    else findings.wrong(looked.path, looked.why);
  }
  return entries;
}

class Reader {
  readonly #source: EntrySource;

  constructor(source: EntrySource) {
    this.#source = source;
  }

  async look(path: string): Promise<Looked> {
    const { bag, keys, signatures } = this.#source;
    const stem = path.slice(0, -layout.ENVELOPE_END.length);
    let at = path;
    try {
      const envelope = await this.#bytes(path);
      let keyid = '';
      const keyOf = (id: string) => {
        keyid = id;
        return keys.get(id) ?? null;
      };
      const payload = await open(envelope, keyOf, STATEMENT_PAYLOAD, signatures);
      const statement = parseStatement(payload);
      at = stem + layout.PROOF_END;
      const index = await this.#position(envelope, await this.#bytes(at));
      at = path;
      const line = { index, path, predicateType: statement.predicateType, keyid, ...evidenceFacts(statement) };
      if (stem !== placeOf(line)) throw new Fault('it is another entry than its name says');
      return { entry: seen(line, bag.payload.get(path) ?? '', statement) };
    } catch (cause) {
      return { path: at, why: reasonOf(cause) };
    }
  }

  async #bytes(path: string): Promise<Uint8Array> {
    const { bag, held } = this.#source;
    const entry = bag.files.get(path);
    if (entry === undefined) throw new Fault('it is missing');
    if (entry.size > MAX_HELD) throw new Fault('it is too large');
    return held.take(path) ?? entry.bytes();
  }

  /** The position that the proof proves; the proof has to be the one that the log's tree gives, to the byte. */
  async #position(envelope: Uint8Array, proof: Uint8Array): Promise<number> {
    const { hashing, log } = this.#source;
    const { tree, note } = log;
    // UTF-8 is read strictly, so that the same text is the same bytes.
    const text = textOf(proof);
    const { index } = parseProof(text);
    const leaf = tree.leaf(index);
    if (leaf === null || bytesToHex(leaf) !== (await hashing.whole(leafInput(envelope)))) {
      throw new Fault('the log holds another entry at its position');
    }
    if (writeProof({ index, hashes: tree.inclusion(index), checkpoint: note }) !== text) {
      throw new Fault('it is not the proof of this entry');
    }
    return index;
  }
}

function placeOf(line: RecordLine): string {
  return line.predicateType === EVIDENCE_TYPE && line.id !== undefined
    ? layout.evidencePath(line.id)
    : layout.statementPath(line.index);
}

function evidenceFacts(statement: Statement<unknown>) {
  if (statement.predicateType === IMPORT_TYPE) {
    const told = predicateOf(statement, Import);
    if (told.kind !== 'record') return {};
    const { id, collector, scope, effective, completeness } = told.row;
    return { id, collector, tenant: scope.tenant, effective, complete: completeness.complete, foreign: told.origin };
  }
  if (statement.predicateType !== EVIDENCE_TYPE) return {};
  const { id, collector, source, time, period, completeness } = evidenceOf(statement);
  return {
    id,
    collector: collector.id,
    tenant: source.tenant,
    effective: period?.to ?? time.finished,
    complete: completeness.complete,
  };
}

function seen(line: RecordLine, digest: Sha256, statement: Statement<unknown>): SeenEntry {
  const { predicateType, predicate, subject } = statement;
  return {
    line,
    digest,
    subjects: subject.map(({ digest }) => digest.sha256),
    time: line.foreign === undefined ? (line.effective ?? timeOf(predicate)) : null,
    key: predicateType === KEY_TYPE ? predicateOf(statement, KeyStatement) : null,
    tombstone: predicateType === TOMBSTONE_TYPE ? predicateOf(statement, Tombstone) : null,
    statement: KEPT.test(predicateType) ? statement : null,
  };
}

function timeOf(predicate: unknown): string | null {
  if (typeof predicate !== 'object' || predicate === null || !('time' in predicate)) return null;
  return typeof predicate.time === 'string' ? predicate.time : null;
}

export function keyEvents(entries: readonly SeenEntry[]): KeyEvent[] {
  return entries
    .flatMap(({ line, key }) => (key ? [{ index: line.index, path: line.path, signedBy: line.keyid, told: key }] : []))
    .sort((a, b) => a.index - b.index);
}

export function isKnownType(predicateType: string): boolean {
  return PREDICATES.has(predicateType);
}
