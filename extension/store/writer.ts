import { generateSigner, type Signer } from '#shared/evidence/signer.ts';
import type { Subject } from '#shared/evidence/statement.ts';
import type { LogEntry } from '#shared/evidence/store.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { holdingKey, keptKey, putKey, signerOfKey } from '#extension/keys/kept-key.ts';
import type { Database } from './database.ts';
import { DexieEvidenceStore } from './evidence-store.ts';
import { named } from './named.ts';
import { originOf } from './origin.ts';

/** Held shared by whatever signs, and alone by a change of keys: no entry may be signed by a key that has handed over. */
export const SIGNING = 'annexa signing';

const ENROLLED = 'enrolled-key';

/**
 * The signing key of this install, made once: Ed25519, not extractable, in IndexedDB, until a person
 * protects it. That stops a script from taking it, not a person who can read the profile folder; its
 * tier in the log says so.
 */
export async function signerOf(db: Database): Promise<Signer> {
  return holdingKey(async () => {
    const there = await keptKey(db);
    if (there !== null) return signerOfKey(there);
    const { signer, pair } = await generateSigner();
    await putKey(db, pair);
    return signer;
  });
}

/** Signs each entry with the key that is current when it is signed. */
class InstallWriter extends EvidenceWriter {
  readonly #db: Database;

  constructor(db: Database, store: DexieEvidenceStore, signer: Signer) {
    super(store, signer);
    this.#db = db;
  }

  override append(predicateType: string, predicate: unknown, subjects: readonly Subject[]): Promise<LogEntry> {
    return this.#signing((writer) => writer.append(predicateType, predicate, subjects));
  }

  override checkpoint(): Promise<string> {
    return this.#signing((writer) => writer.checkpoint());
  }

  async #signing<T>(work: (writer: EvidenceWriter) => Promise<T>): Promise<T> {
    return navigator.locks.request(SIGNING, { mode: 'shared' }, async () =>
      work(new EvidenceWriter(this.store, await signerOf(this.#db))),
    ) as Promise<T>;
  }
}

/**
 * The store of a step (or, with null, of none) and the writer into it, its key enrolled in the log.
 * While the key is locked, whatever the writer is asked to sign throws a LockedError.
 */
export async function writerFor(
  db: Database,
  step: string | null,
): Promise<{ readonly store: DexieEvidenceStore; readonly writer: EvidenceWriter }> {
  const [origin, signer] = [await originOf(db), await signerOf(db)];
  await navigator.locks.request('annexa enrolment', () => enrolOnce(db, new DexieEvidenceStore(db, origin), signer));
  const store = new DexieEvidenceStore(db, origin, step);
  return { store, writer: new InstallWriter(db, store, signer) };
}

/** Looks into the log, which may be long, once for each key. */
async function enrolOnce(db: Database, store: DexieEvidenceStore, signer: Signer): Promise<void> {
  if ((await named('read', () => db.meta.get(ENROLLED)))?.value === signer.keyid) return;
  await new EvidenceWriter(store, signer).enrol();
  await named('write to', () => db.meta.put({ key: ENROLLED, value: signer.keyid }));
}
