import { InputError } from '../errors/input-error.ts';
import { base64 } from '../evidence/bytes.ts';
import { canonicalBytes, parseCanonical } from '../evidence/canonical.ts';
import { peek } from '../evidence/dsse.ts';
import {
  COMPARISON_TYPE,
  EXCEPTION_TYPE,
  IMPORT_TYPE,
  Import,
  MAPPING_TYPE,
  REVIEW_TYPE,
} from '../evidence/predicates.ts';
import { EVIDENCE_TYPE, type Sha256 } from '../evidence/record.ts';
import { rowFacts } from '../evidence/row.ts';
import { sha256 } from '../evidence/schema.ts';
import { blobSubject, envelopeSubject, evidenceOf, parseStatement } from '../evidence/statement.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import type { EvidenceWriter } from '../evidence/writer.ts';
import { peekCheckpoint } from '../log/checkpoint.ts';
import { z } from '../schema.ts';
import { inOrder } from './in-order.ts';
import * as layout from './layout.ts';
import type { PackageFiles } from './package-files.ts';
import type { Verdict } from './verdict.ts';
import type { PackageFile } from './zip-writer.ts';

/** The files of an imported package, so that it can be handed on byte for byte. */
const FileList = z.strictObject({ root: z.string(), files: z.array(z.strictObject({ path: z.string(), sha256 })) });

export interface ImportInput {
  readonly files: PackageFiles;
  /** What `verifyPackage` said about exactly these files. */
  readonly verdict: Verdict;
  readonly writer: EvidenceWriter;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** "annexa 0.1.0". */
  readonly reader: string;
  readonly signal: AbortSignal;
}

export interface Imported {
  /** Digest of the package statement; names the package from now on. */
  readonly package: Sha256;
  readonly origin: string;
  /** Pieces of evidence that were new here. */
  readonly added: number;
  readonly known: number;
  /** Statements about evidence and controls that were new here: mappings, reviews, comparisons, exceptions. */
  readonly statements: number;
}

/** What another log says of its evidence and is taken over with it. */
const OPINIONS = new Set([MAPPING_TYPE, REVIEW_TYPE, COMPARISON_TYPE, EXCEPTION_TYPE]);

/** Files read and stored at one time. */
const WIDTH = 8;

/**
 * Takes a verified package over: its files become blobs, each piece of evidence an entry that says
 * whose log it is from. Digests, envelopes and keys stay what they were.
 *
 * Interrupted, it is finished by importing the package again; imported twice, it changes nothing.
 * Throws an InputError for a package that failed or that is of this very log.
 */
export async function importPackage(input: ImportInput): Promise<Imported> {
  const { verdict, writer, signal } = input;
  const { outcome, broken, package: told } = verdict;
  if (outcome === 'failed' || told === null) {
    const where = broken ? `${broken.path || 'the package'}: ${broken.why}` : 'it cannot be read';
    throw new InputError(`The package does not verify: ${where}.`, 'Ask whoever made it for another copy.');
  }
  if (told.origin === writer.store.origin) {
    throw new InputError('The package is of this very workspace.', 'Import it into another one.');
  }
  const before = await importedBefore(writer.store);
  const digests = await storeFiles(input);
  const statement = digests.get(layout.STATEMENT);
  if (statement === undefined) throw new Error('a verified package has a statement');
  let added = 0;
  const evidence = verdict.records.filter(({ predicateType }) => predicateType === EVIDENCE_TYPE);
  for (const { path, index, keyid } of evidence) {
    signal.throwIfAborted();
    const digest = digests.get(path);
    if (digest === undefined || before.has(digest)) continue;
    await takeOver(writer, { digest, index, keyid, package: statement, origin: told.origin });
    added++;
  }
  let statements = 0;
  for (const { path, index, keyid, predicateType } of verdict.records) {
    const digest = digests.get(path);
    if (!OPINIONS.has(predicateType) || digest === undefined || before.has(digest)) continue;
    signal.throwIfAborted();
    const said = { kind: 'statement', package: statement, origin: told.origin, index, keyid, type: predicateType };
    await writer.append(IMPORT_TYPE, said, [envelopeSubject(digest)]);
    statements++;
  }
  if (!before.has(statement)) await conclude(input, statement, digests);
  return { package: statement, origin: told.origin, added, known: evidence.length - added, statements };
}

/** A package that was taken over, as the log of this workspace tells it. */
export interface ImportedPackage {
  /** Digest of the package statement. */
  readonly package: Sha256;
  readonly told: Extract<Import, { kind: 'package' }>;
  /** Blob that lists its files. */
  readonly list: Sha256;
}

/** The packages that were taken over, oldest first. */
export async function* importedPackages(store: EvidenceStore): AsyncGenerator<ImportedPackage> {
  for await (const entry of store.entries()) {
    if (entry.predicateType !== IMPORT_TYPE) continue;
    const { subject, predicate } = parseStatement(peek(entry.envelope).payload);
    const [statement, list] = subject;
    const told = Import.parse(predicate);
    if (told.kind !== 'package' || !statement || !list) continue;
    yield { package: statement.digest.sha256, told, list: list.digest.sha256 };
  }
}

/** The files of an imported package in the order of its zip, and the name of its folder. Null when it was not imported. */
export async function importedFiles(store: EvidenceStore, digest: Sha256) {
  for await (const each of importedPackages(store)) {
    if (each.package !== digest) continue;
    const { root, files } = await importedList(store, each.list);
    return { root, files: blobsOf(store, files) };
  }
  return null;
}

/** Paths and digests of the files of an imported package. Throws an InputError when the list was removed. */
export async function importedList(store: EvidenceStore, list: Sha256): Promise<z.infer<typeof FileList>> {
  const bytes = await store.getBlob(list);
  if (bytes === null) throw gone(list);
  return FileList.parse(parseCanonical(bytes));
}

async function* blobsOf(store: EvidenceStore, files: z.infer<typeof FileList>['files']): AsyncGenerator<PackageFile> {
  for (const { path, sha256: digest } of files) {
    const bytes = await store.getBlob(digest);
    if (bytes === null) throw gone(digest);
    yield { path, bytes };
  }
}

function gone(digest: Sha256): InputError {
  return new InputError(
    `The workspace no longer holds artifact ${digest} of that package.`,
    'Export evidence on its own instead.',
  );
}

/** Digests of the envelopes and package statements that earlier imports took over. */
async function importedBefore(store: EvidenceStore): Promise<Set<Sha256>> {
  const known = new Set<Sha256>();
  for await (const entry of store.entries()) {
    if (entry.predicateType !== IMPORT_TYPE) continue;
    const [first] = parseStatement(peek(entry.envelope).payload).subject;
    if (first) known.add(first.digest.sha256);
  }
  return known;
}

/** Stores every file; returns digests by path, in the order of the zip. */
async function storeFiles({ files, writer, signal }: ImportInput): Promise<Map<string, Sha256>> {
  const found = new Map<string, Sha256>();
  const work = async ({ path, bytes }: PackageFiles['entries'][number]) => {
    signal.throwIfAborted();
    return [path, await writer.store.putBlob(await bytes())] as const;
  };
  for await (const [path, digest] of inOrder(files.entries, WIDTH, work)) found.set(path, digest);
  const manifest = found.get(layout.MANIFEST);
  const listed = manifest === undefined ? null : await writer.store.getBlob(manifest);
  const payload = new TextDecoder()
    .decode(listed ?? new Uint8Array())
    .split('\n')
    .slice(0, -1);
  const order = layout.inZipOrder(
    payload.map((line) => line.slice(66)),
    found.has(layout.REPLY),
  );
  return new Map(order.flatMap((path) => (found.has(path) ? [[path, found.get(path) as Sha256] as const] : [])));
}

type Foreign = Omit<Extract<Import, { kind: 'record' }>, 'kind' | 'row'> & { readonly digest: Sha256 };

async function takeOver(writer: EvidenceWriter, { digest, ...from }: Foreign): Promise<void> {
  const envelope = await writer.store.getBlob(digest);
  if (envelope === null) throw gone(digest);
  const statement = parseStatement(peek(envelope).payload);
  const artifacts = [];
  for (const { digest: named } of statement.subject) {
    // What the other side removed cannot be taken over; its record still names it.
    if ((await writer.store.getBlob(named.sha256)) !== null) artifacts.push(blobSubject(named.sha256));
  }
  const predicate: Import = { kind: 'record', ...from, row: rowFacts(evidenceOf(statement)) };
  await writer.append(IMPORT_TYPE, predicate, [envelopeSubject(digest), ...artifacts]);
}

async function conclude(input: ImportInput, statement: Sha256, digests: ReadonlyMap<string, Sha256>): Promise<void> {
  const { files, verdict, writer, by, now, reader } = input;
  const checkpoint = digests.get(layout.CHECKPOINT);
  const note = checkpoint && (await writer.store.getBlob(checkpoint));
  if (!note || verdict.package === null || verdict.outcome === 'failed')
    throw new Error('a verified package has a checkpoint');
  const { origin, size, root } = peekCheckpoint(new TextDecoder().decode(note));
  const list = canonicalBytes({
    root: files.root ?? layout.packageName(verdict.package.time),
    files: [...digests].map(([path, digest]) => ({ path, sha256: digest })),
  });
  const told: Import = {
    kind: 'package',
    time: new Date(now).toISOString(),
    by,
    origin,
    size,
    root: base64(root),
    verdict: verdict.outcome,
    reader,
  };
  await writer.append(IMPORT_TYPE, told, [blobSubject(statement), blobSubject(await writer.store.putBlob(list))]);
}
