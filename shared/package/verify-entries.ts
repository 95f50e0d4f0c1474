import { sameBytes, utf8 } from '../evidence/bytes.ts';
import { open } from '../evidence/dsse.ts';
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
import { evidenceOf, parseStatement, predicateOf } from '../evidence/statement.ts';
import { leafHash } from '../log/merkle.ts';
import { parseProof, writeProof } from '../log/proof.ts';
import { Fault, type Findings, reasonOf } from './findings.ts';
import type { Hashing } from './hashing.ts';
import { inOrder } from './in-order.ts';
import * as layout from './layout.ts';
import type { PackageEntry } from './package-files.ts';
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
  /** Digests of the blobs that are there and are what their names say. */
  readonly blobs: ReadonlySet<Sha256>;
}

/** Files hashed and entries opened at one time: enough to keep both cores and the disk busy. */
const WIDTH = 16;

/** A file above this is hashed in pieces. */
const STREAMED = 8 * 1024 * 1024;

/** Kinds of statement whose content later steps need; the rest is dropped once it was checked. */
const KEPT = /^urn:annexa:(timestamp|review|import):v1$/;

type Keys = ReadonlyMap<string, Uint8Array>;
type Wrong = { readonly path: string; readonly why: string };
interface Looked {
  readonly wrong: readonly Wrong[];
  readonly entry?: SeenEntry;
  readonly blob?: Sha256;
}

/** Steps 2 and 5: every payload file has its digest; every envelope verifies, fits its schema, and is in the log. */
export async function readContents(
  bag: Bag,
  keys: Keys,
  log: PackageLog | null,
  hashing: Hashing,
  findings: Findings,
  signal: AbortSignal,
): Promise<Contents> {
  const entries: SeenEntry[] = [];
  const blobs = new Set<Sha256>();
  const reader = new Reader(bag, keys, log, hashing);
  const units = [...bag.payload.keys()].filter((path) => bag.files.has(path) && !path.endsWith(layout.PROOF_END));
  for await (const { wrong, entry, blob } of inOrder(units, WIDTH, (path) => reader.look(path))) {
    signal.throwIfAborted();
    for (const { path, why } of wrong) findings.wrong(path, why);
    if (entry) entries.push(entry);
    if (blob) blobs.add(blob);
  }
  for (const path of bag.payload.keys()) {
    const envelope = path.slice(0, -layout.PROOF_END.length) + layout.ENVELOPE_END;
    if (path.endsWith(layout.PROOF_END) && !bag.payload.has(envelope))
      findings.wrong(path, 'it proves nothing in the package');
  }
  return { entries, blobs };
}

class Reader {
  readonly #bag: Bag;
  readonly #keys: Keys;
  readonly #log: PackageLog | null;
  readonly #hashing: Hashing;

  constructor(bag: Bag, keys: Keys, log: PackageLog | null, hashing: Hashing) {
    this.#bag = bag;
    this.#keys = keys;
    this.#log = log;
    this.#hashing = hashing;
  }

  async look(path: string): Promise<Looked> {
    try {
      if (/^data\/(evidence|statements)\//.test(path)) return await this.#entry(path);
      const digest = await this.#digest(path);
      if (!path.startsWith('data/blobs/'))
        return { wrong: isKnown(path) ? [] : [{ path, why: 'it has no place in a package' }] };
      return path === layout.blobPath(digest)
        ? { wrong: [], blob: digest }
        : { wrong: [{ path, why: 'its name is not its digest' }] };
    } catch (cause) {
      return { wrong: [{ path, why: reasonOf(cause) }] };
    }
  }

  /** Throws a Fault when the bytes are not the ones the manifest lists. */
  async #digest(path: string): Promise<Sha256> {
    const entry = this.#file(path);
    const digest =
      entry.size > STREAMED
        ? await this.#hashing.stream(entry.chunks())
        : await this.#hashing.whole(await entry.bytes());
    if (digest !== this.#bag.payload.get(path)) throw new Changed();
    return digest;
  }

  async #listed(path: string): Promise<{ bytes: Uint8Array; digest: Sha256 }> {
    const entry = this.#file(path);
    if (entry.size > MAX_HELD) throw new Fault('it is too large');
    const bytes = await entry.bytes();
    const digest = await this.#hashing.whole(bytes);
    if (digest !== this.#bag.payload.get(path)) throw new Changed();
    return { bytes, digest };
  }

  #file(path: string): PackageEntry {
    const entry = this.#bag.files.get(path);
    if (entry === undefined) throw new Fault('it is missing');
    return entry;
  }

  async #entry(path: string): Promise<Looked> {
    if (!path.endsWith(layout.ENVELOPE_END)) return { wrong: [{ path, why: 'it has no place in a package' }] };
    const stem = path.slice(0, -layout.ENVELOPE_END.length);
    const { bytes, digest } = await this.#listed(path);
    let keyid = '';
    const payload = await open(bytes, (id) => {
      keyid = id;
      return this.#keys.get(id) ?? null;
    });
    const statement = parseStatement(payload);
    const proofPath = stem + layout.PROOF_END;
    try {
      const index = this.#position(bytes, (await this.#listed(proofPath)).bytes);
      const line = { index, path, predicateType: statement.predicateType, keyid, ...evidenceFacts(statement) };
      if (stem !== placeOf(line)) return { wrong: [{ path, why: 'it is another entry than its name says' }] };
      return { wrong: [], entry: seen(line, digest, statement) };
    } catch (cause) {
      return { wrong: [{ path: proofPath, why: reasonOf(cause) }] };
    }
  }

  /** The position that the proof proves; the proof has to be the one that the log's tree gives, to the byte. */
  #position(envelope: Uint8Array, proof: Uint8Array): number {
    if (this.#log === null) throw new Fault('the log cannot be read');
    const { tree, note } = this.#log;
    const { index } = parseProof(new TextDecoder().decode(proof));
    const leaf = tree.leaf(index);
    if (leaf === null || !sameBytes(leaf, leafHash(envelope)))
      throw new Fault('the log holds another entry at its position');
    if (!sameBytes(utf8(writeProof({ index, hashes: tree.inclusion(index), checkpoint: note })), proof)) {
      throw new Fault('it is not the proof of this entry');
    }
    return index;
  }
}

class Changed extends Fault {
  constructor() {
    super('its bytes are not the ones that were signed for');
  }
}

function isKnown(path: string): boolean {
  return (
    layout.isDocument(path) ||
    /^data\/(keys\/[0-9a-f]{64}\.pem|log\/(checkpoint|leaves\.txt|history\/\d+(\.consistency)?))$/.test(path) ||
    path === layout.OMITTED ||
    path === layout.AUTHORITIES
  );
}

function placeOf(line: RecordLine): string {
  return line.predicateType === EVIDENCE_TYPE && line.id !== undefined
    ? layout.evidencePath(line.id)
    : layout.statementPath(line.index);
}

function evidenceFacts(statement: Statement<unknown>) {
  if (statement.predicateType === IMPORT_TYPE) {
    const told = predicateOf(statement, Import);
    if (told.kind === 'package') return {};
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
