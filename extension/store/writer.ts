import { signerFromPair, generateSigner, type Signer } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import type { Database } from './database.ts';
import { DexieEvidenceStore } from './evidence-store.ts';
import { named } from './named.ts';
import { originOf } from './origin.ts';

const KEY = 'signing-key';

/**
 * The signing key of this install, made once: Ed25519, not extractable, in IndexedDB. That stops a
 * script from taking it, not a person who can read the profile folder; its tier in the log says so.
 */
export async function signerOf(db: Database): Promise<Signer> {
  return navigator.locks.request('annexa signing key', async () => {
    const there = await named('read', () => db.meta.get(KEY));
    if (isKeyPair(there?.value)) return signerFromPair(there.value);
    const { signer, pair } = await generateSigner();
    await named('write to', () => db.meta.put({ key: KEY, value: pair }));
    return signer;
  });
}

/** The store of a step (or, with null, of none) and the writer into it, its key enrolled in the log. */
export async function writerFor(
  db: Database,
  step: string | null,
): Promise<{ readonly store: DexieEvidenceStore; readonly writer: EvidenceWriter }> {
  const [origin, signer] = [await originOf(db), await signerOf(db)];
  await navigator.locks.request('annexa enrolment', () =>
    new EvidenceWriter(new DexieEvidenceStore(db, origin), signer).enrol(),
  );
  const store = new DexieEvidenceStore(db, origin, step);
  return { store, writer: new EvidenceWriter(store, signer) };
}

function isKeyPair(value: unknown): value is CryptoKeyPair {
  return typeof value === 'object' && value !== null && 'privateKey' in value && 'publicKey' in value;
}
