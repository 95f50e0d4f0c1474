import { peek } from '#shared/evidence/dsse.ts';
import { TOMBSTONE_TYPE, Tombstone } from '#shared/evidence/predicates.ts';
import type { BlobRef, Evidence, Sha256 } from '#shared/evidence/record.ts';
import { removeBlob } from '#shared/evidence/removal.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { parseStatement, predicateOf } from '#shared/evidence/statement.ts';
import type { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import { operatorOf } from '#extension/store/operator.ts';
import { originOf } from '#extension/store/origin.ts';
import { writerFor } from '#extension/store/writer.ts';

export interface Artifact {
  readonly sha256: Sha256;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** "GET https://api.github.com/orgs/acme", "screenshot". */
  readonly what: string;
  readonly here: boolean;
  readonly removed: Tombstone | null;
}

export interface RecordArtifacts {
  /** SHA-256 of its envelope, the leaf of its log. */
  readonly digest: Sha256;
  readonly artifacts: readonly Artifact[];
}

/** The stored bytes behind a piece of evidence, each digest once. Null when there is no such evidence. */
export async function artifactsOf(db: Database, evidence: string): Promise<RecordArtifacts | null> {
  const row = await db.evidence.where('id').equals(evidence).first();
  if (!row) return null;
  const found = await readEvidence(new DexieEvidenceStore(db, await originOf(db)), row);
  if (found === null) return null;
  const once = new Map(named(found).map((each) => [each.ref.sha256, each]));
  const there = new Set(
    await db.blobs
      .where('sha256')
      .anyOf([...once.keys()])
      .primaryKeys(),
  );
  const removed = await tombstones(db, once);
  const artifacts = [...once.values()].map(({ ref: { sha256, size, mediaType }, what }) => ({
    sha256,
    size,
    mediaType,
    what,
    here: there.has(sha256),
    removed: removed.get(sha256) ?? null,
  }));
  return { digest: row.digest, artifacts };
}

function named(evidence: Evidence): { readonly ref: BlobRef; readonly what: string }[] {
  const asked = evidence.exchanges.flatMap(({ method, url, request, response }) => [
    ...(request ? [{ ref: request, what: `question of ${method} ${url}` }] : []),
    ...(response ? [{ ref: response, what: `${method} ${url}` }] : []),
  ]);
  const captured = evidence.capture?.artifacts ?? [];
  return [...asked, ...captured.map((ref) => ({ ref, what: ref.name ?? ref.role }))];
}

async function tombstones(db: Database, about: ReadonlyMap<Sha256, unknown>): Promise<Map<Sha256, Tombstone>> {
  const found = new Map<Sha256, Tombstone>();
  for (const { envelope } of await db.log.filter(({ predicateType }) => predicateType === TOMBSTONE_TYPE).toArray()) {
    const statement = parseStatement(peek(envelope).payload);
    const told = predicateOf(statement, Tombstone);
    for (const { digest } of statement.subject) if (about.has(digest.sha256)) found.set(digest.sha256, told);
  }
  return found;
}

/**
 * Takes an artifact away for good under a signed tombstone, and signs a checkpoint over that. Throws an
 * InputError when no reason is given or the artifact is not here.
 */
export async function removeArtifact(db: Database, digest: Sha256, reason: string): Promise<void> {
  const { writer } = await writerFor(db, null);
  const time = new Date().toISOString();
  await removeBlob(writer, { digest, by: await operatorOf(db), reason: reason.trim(), time });
  await writer.checkpoint();
}
