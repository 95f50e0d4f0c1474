import { Turns } from '../engine/turns.ts';
import { IntegrityError } from '../errors/integrity-error.ts';
import { base64, utf8 } from '../evidence/bytes.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { STATEMENT_PAYLOAD, seal } from '../evidence/dsse.ts';
import { keysAfter, keyStatementIn } from '../evidence/key-statements.ts';
import { KEY_TYPE, type KeyStatement } from '../evidence/predicates.ts';
import type { Instant, Sha256 } from '../evidence/record.ts';
import { statement } from '../evidence/statement.ts';
import type { BlobsNow, EvidenceStore } from '../evidence/store.ts';
import type { EvidenceWriter } from '../evidence/writer.ts';
import { peekCheckpoint } from '../log/checkpoint.ts';
import { writeProof } from '../log/proof.ts';
import { LogTree } from '../log/tree.ts';
import { type Hashing, webHashing } from './hashing.ts';
import * as layout from './layout.ts';
import { ManifestLines } from './manifest-lines.ts';
import type { PackagePredicate } from './predicate.ts';
import { type Plan, planPackage, type Selection } from './selection.ts';
import { policyText, trustPolicyOf } from './trust-policy.ts';
import verifyText from './verify.md?raw';
import { type Crc, type PackageFile, type PiecedFile, pieced } from './zip-writer.ts';

export interface PackageInput {
  readonly writer: EvidenceWriter;
  readonly selection: Selection;
  /** The moment the package is for; the same moment, log and key give the same bytes. */
  readonly time: Instant;
  /** "annexa 0.1.0". */
  readonly generator: string;
  /** Report, registers and interchange files by path; see `isDocument`. */
  readonly documents: ReadonlyMap<string, Uint8Array | PiecedFile['pieces']>;
  /** The page that verifies the package offline. */
  readonly verifyPage: Uint8Array;
  /** Certificates of time stamp authorities, PEM, for the commands in VERIFY.md. */
  readonly authorities?: string;
  readonly organisation?: string;
  /** Stamps the digest of the package statement with RFC 3161; no token when absent. */
  readonly stamp?: (bytes: Uint8Array) => Promise<{ readonly query: Uint8Array; readonly reply: Uint8Array }>;
  /**
   * Reads artifacts without waiting, into memory that is used again: whoever is handed a file has to be done
   * with it before asking for the next one. Files are arrays of their own when absent.
   */
  readonly now?: BlobsNow;
  /** What the platform has that is faster. */
  readonly hashing?: Hashing;
  readonly crc?: Crc;
  readonly signal: AbortSignal;
}

/**
 * The files of a package in a fixed order: payload by path, then tag files. Memory holds one artifact or
 * one piece of a document at a time, and a line for each file.
 *
 * Throws an IntegrityError when the workspace is not what it signed for, and the reason of `signal`.
 */
export async function* packageFiles(input: PackageInput): AsyncGenerator<PackageFile | PiecedFile> {
  const { writer, signal, hashing = webHashing } = input;
  const turns = new Turns();
  const note = await writer.checkpoint();
  const { size } = peekCheckpoint(note);
  const plan = await planPackage(writer.store, size, input.selection);
  const manifest = new ManifestLines(hashing);
  const missing: Sha256[] = [];
  let octets = 0;
  for await (const file of payload(input, plan, note, missing)) {
    await turns.pass();
    signal.throwIfAborted();
    await manifest.add(file);
    octets += 'bytes' in file ? file.bytes.length : file.size;
    yield file;
  }
  const tags = tagFiles(input, manifest, octets);
  const tagManifest = new ManifestLines(hashing);
  for (const file of tags) {
    await tagManifest.add(file);
    yield file;
  }
  const listing = { path: layout.TAG_MANIFEST, bytes: tagManifest.bytes() };
  yield listing;
  yield* seals(input, predicate(input, plan, size, missing), manifest.bytes(), listing.bytes);
}

async function* payload(
  input: PackageInput,
  plan: Plan,
  note: string,
  missing: Sha256[],
): AsyncGenerator<PackageFile | PiecedFile> {
  const { hashing = webHashing, crc, now } = input;
  const { store } = input.writer;
  const leaves = (await store.leafHashes()).slice(0, peekCheckpoint(note).size);
  const tree = new LogTree(leaves);
  const documents = [...input.documents].map(([path, content]) => ({ path, content })).sort(byPath);
  for (const { path } of documents) if (!layout.isDocument(path)) throw new Error(`${path} is no place for a document`);

  for (const digest of [...plan.blobs].sort()) {
    // Also when the bytes came back by a later collection: what was removed is not handed out again.
    if (plan.removed.has(digest)) continue;
    const bytes = now === undefined ? await store.getBlob(digest) : now.get(digest);
    if (bytes === null) missing.push(digest);
    else if ((await hashing.whole(bytes)) === digest) yield { path: layout.blobPath(digest), bytes, sha256: digest };
    else throw new IntegrityError(`Artifact ${digest} of the workspace has other bytes.`, 'Restore it from a copy.');
  }
  for (const { path, index } of [...plan.chosen].sort(byPath)) {
    const entry = await store.entry(index);
    if (entry === null)
      throw new IntegrityError(`Entry ${index} of the log is gone.`, 'Restore the workspace from a copy.');
    yield { path: path + layout.ENVELOPE_END, bytes: entry.envelope };
    const proof = writeProof({ index, hashes: tree.inclusion(index), checkpoint: note });
    yield { path: path + layout.PROOF_END, bytes: utf8(proof) };
  }
  for (const { path, content } of documents) {
    yield content instanceof Uint8Array ? { path, bytes: content } : await pieced(path, content, hashing, crc);
  }
  const told = await keysTold(store, tree.size);
  yield* keyFiles(told);
  yield { path: layout.CHECKPOINT, bytes: utf8(note) };
  for (const earlier of await store.checkpoints()) {
    if (earlier.size >= tree.size) continue;
    yield { path: layout.historyPath(earlier.size), bytes: utf8(earlier.note) };
    const hashes = tree.consistency(earlier.size).map((hash) => `${base64(hash)}\n`);
    yield { path: layout.consistencyPath(earlier.size), bytes: utf8(hashes.join('')) };
  }
  // The hashes say nothing about what was left out but its number, and let anyone build the tree again.
  yield { path: layout.LEAVES, bytes: utf8(leaves.map((hash) => `${base64(hash)}\n`).join('')) };
  yield { path: layout.OMITTED, bytes: canonicalBytes(plan.omitted) };
  if (input.authorities !== undefined) yield { path: layout.AUTHORITIES, bytes: utf8(input.authorities) };
  yield { path: layout.POLICY, bytes: utf8(policyText(trustPolicyOf(store.origin, keysAfter(told, false)))) };
}

async function keysTold(store: EvidenceStore, size: number): Promise<KeyStatement[]> {
  const told: KeyStatement[] = [];
  for await (const entry of store.entries({ to: size })) {
    if (entry.predicateType === KEY_TYPE) told.push(keyStatementIn(entry.envelope));
  }
  return told;
}

function* keyFiles(statements: readonly KeyStatement[]): Generator<PackageFile> {
  const keys = new Map<string, string>();
  for (const told of statements) {
    // A security key signs nothing of the log; its public half is in its approvals.
    if (told.action === 'enrol' || told.action === 'rotate') keys.set(told.keyid, told.publicKey);
  }
  for (const [keyid, publicKey] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lines = publicKey.match(/.{1,64}/g) ?? [];
    const pem = `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
    yield { path: layout.keyPath(keyid), bytes: utf8(pem) };
  }
}

function tagFiles(input: PackageInput, manifest: ManifestLines, octets: number): PackageFile[] {
  const info = [
    ...(input.organisation === undefined ? [] : [`Source-Organization: ${oneLine(input.organisation)}`]),
    `Bagging-Date: ${input.time.slice(0, 10)}`,
    `Payload-Oxum: ${octets}.${manifest.count}`,
    `Bag-Software-Agent: ${oneLine(input.generator)}`,
    `Evidence-Profile: ${layout.PACKAGE_TYPE}`,
  ];
  return [
    { path: layout.VERIFY_TEXT, bytes: utf8(verifyText) },
    { path: layout.BAG_INFO, bytes: utf8(`${info.join('\n')}\n`) },
    { path: layout.BAGIT, bytes: utf8(layout.BAGIT_TEXT) },
    { path: layout.MANIFEST, bytes: manifest.bytes() },
    { path: layout.VERIFY_PAGE, bytes: input.verifyPage },
  ];
}

async function* seals(
  { writer, stamp, hashing = webHashing }: PackageInput,
  told: PackagePredicate,
  manifest: Uint8Array,
  tagManifest: Uint8Array,
): AsyncGenerator<PackageFile> {
  const subjects = [
    { name: layout.MANIFEST, digest: { sha256: await hashing.whole(manifest) } },
    { name: layout.TAG_MANIFEST, digest: { sha256: await hashing.whole(tagManifest) } },
  ];
  const signed = canonicalBytes(statement(layout.PACKAGE_TYPE, told, subjects));
  const files = [{ path: layout.STATEMENT, bytes: await seal(STATEMENT_PAYLOAD, signed, writer.signer) }];
  if (stamp && files[0]) {
    const { query, reply } = await stamp(files[0].bytes);
    files.push({ path: layout.QUERY, bytes: query }, { path: layout.REPLY, bytes: reply });
  }
  const sums = new ManifestLines(hashing);
  for (const file of files) {
    await sums.add(file);
    yield file;
  }
  yield { path: layout.SEALS, bytes: sums.bytes() };
}

function predicate(input: PackageInput, plan: Plan, size: number, missing: readonly Sha256[]): PackagePredicate {
  const { controls, from, to } = input.selection;
  const gone = [...plan.blobs].filter((digest) => plan.removed.has(digest)).length;
  return {
    time: input.time,
    origin: input.writer.store.origin,
    size,
    selection: { controls: controls === null ? null : [...controls], from, to },
    counts: {
      included: plan.chosen.length,
      omitted: plan.omitted.length,
      evidence: plan.evidence,
      blobs: plan.blobs.size - missing.length - gone,
      removed: gone,
      missing: missing.length,
    },
    missing: [...missing],
    generator: input.generator,
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
