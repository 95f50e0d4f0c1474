import { LockedError } from '#shared/errors/locked-error.ts';
import { fromBase64 } from '#shared/evidence/bytes.ts';
import { keyStatements } from '#shared/evidence/key-statements.ts';
import { unwrapSigner } from '#shared/evidence/key-wrap.ts';
import { type Signer, signerFromPair } from '#shared/evidence/signer.ts';
import { openedSecret } from '#extension/platform/opened-key.ts';
import type { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import { named } from '#extension/store/named.ts';
import { originOf } from '#extension/store/origin.ts';
import { isProtected, KEY, type KeptKey, keyIn, NEXT } from './key-row.ts';

/** Does something while nobody else makes, changes or looks for the key. */
export function holdingKey<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('annexa signing key', work) as Promise<T>;
}

/**
 * The signing key of this install, or null when none was made. Finishes a change of keys that was cut
 * off: the next key is the key once the log names it, and is dropped when the log does not.
 */
export async function keptKey(db: Database): Promise<KeptKey | null> {
  const next = keyIn((await named('read', () => db.meta.get(NEXT)))?.value);
  if (next !== null) {
    if (await isNamed(db, (await signerOfKey(next)).keyid)) await promote(db, next);
    else await named('write to', () => db.meta.delete(NEXT));
  }
  return keyIn((await named('read', () => db.meta.get(KEY)))?.value);
}

export async function putKey(db: Database, key: KeptKey): Promise<void> {
  await named('write to', () => db.meta.put({ key: KEY, value: key }));
}

/** Keeps the key that is about to take over; it counts once `promote` or `keptKey` finds it in the log. */
export async function putNext(db: Database, key: KeptKey): Promise<void> {
  await named('write to', () => db.meta.put({ key: NEXT, value: key }));
}

export async function promote(db: Database, next: KeptKey): Promise<void> {
  await named('write to', () =>
    db.transaction('rw', db.meta, async () => {
      await db.meta.put({ key: KEY, value: next });
      await db.meta.delete(NEXT);
    }),
  );
}

/** Signs with a key. A protected one is opened for each signature, and throws a LockedError while it is locked. */
export async function signerOfKey(key: KeptKey): Promise<Signer> {
  if (!isProtected(key)) return signerFromPair(key);
  const { keyid, publicKey, tier, sealed } = key;
  return {
    keyid,
    publicKey: fromBase64(publicKey),
    tier,
    async sign(bytes) {
      const secret = await openedSecret();
      if (secret === null) throw new LockedError();
      return (await unwrapSigner(sealed, { secret })).sign(bytes);
    },
  };
}

async function isNamed(db: Database, keyid: string): Promise<boolean> {
  const store = new DexieEvidenceStore(db, await originOf(db));
  for await (const told of keyStatements(store)) if (told.action === 'rotate' && told.keyid === keyid) return true;
  return false;
}
