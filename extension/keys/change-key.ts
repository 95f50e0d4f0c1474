import { InputError } from '#shared/errors/input-error.ts';
import { LockedError } from '#shared/errors/locked-error.ts';
import { base64 } from '#shared/evidence/bytes.ts';
import { wrapKey } from '#shared/evidence/key-wrap.ts';
import type { Instant } from '#shared/evidence/record.ts';
import { generatePkcs8, generateSigner, signerFromPkcs8 } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { openedSecret } from '#extension/platform/opened-key.ts';
import type { Database } from '#extension/store/database.ts';
import { SIGNING, writerFor } from '#extension/store/writer.ts';
import { holdingKey, keptKey, promote, putKey, putNext, signerOfKey } from './kept-key.ts';
import { isProtected, type KeptKey, type ProtectedKey, type Way } from './key-row.ts';

/** A new key, encrypted under a secret that `ways` open. */
export async function newProtectedKey(secret: Uint8Array, ways: readonly Way[]): Promise<ProtectedKey> {
  const pkcs8 = await generatePkcs8();
  try {
    const { keyid, publicKey, tier } = await signerFromPkcs8(pkcs8, 'software-wrapped');
    if (tier !== 'software-wrapped') throw new Error('a protected key is wrapped');
    return { tier, keyid, publicKey: base64(publicKey), sealed: await wrapKey(pkcs8, { secret }), ways };
  } finally {
    pkcs8.fill(0);
  }
}

/**
 * Hands the log over to another key, and signs a checkpoint with it; an empty log begins with it. Cut
 * off at any line, the next look at the key finishes it or leaves all as it was.
 *
 * Throws a LockedError, and changes nothing, when the key that has to hand over is locked.
 */
export async function handOver(db: Database, next: KeptKey, reason: string): Promise<void> {
  const { store } = await begun(db, next);
  await navigator.locks.request(SIGNING, () =>
    holdingKey(async () => {
      const current = await keptKey(db);
      if (current === null) throw new Error('a log that has begun has a key');
      const [old, new_] = [await signerOfKey(current), await signerOfKey(next)];
      if (old.keyid === new_.keyid) return;
      // On disk before the log names it: a log that was handed over to a lost key is at its end.
      await putNext(db, next);
      await new EvidenceWriter(store, old).rotate(new_, reason);
      await promote(db, next);
    }),
  );
  await (await writerFor(db, null)).writer.checkpoint();
}

/** The log, begun: with the new key when it is empty and nothing was made yet. */
async function begun(db: Database, next: KeptKey) {
  await holdingKey(async () => {
    if ((await keptKey(db)) === null) await putKey(db, next);
  });
  return writerFor(db, null);
}

/** Replaces the key by a new one that is kept as well as the old one. */
export async function rotateKey(db: Database, reason: string): Promise<void> {
  const current = await keptKey(db);
  if (current === null || !isProtected(current)) {
    return handOver(db, (await generateSigner()).pair, stated(reason));
  }
  const secret = await openedSecret();
  if (secret === null) throw new LockedError();
  await handOver(db, await newProtectedKey(secret, current.ways), stated(reason));
}

/** States that signatures of an earlier key, or of a security key, count for nothing from `since` on. */
export async function revokeKey(db: Database, keyid: string, since: Instant, reason: string): Promise<void> {
  const { writer } = await writerFor(db, null);
  if (writer.signer.keyid === keyid) {
    throw new InputError('The key in use cannot revoke itself.', 'Replace it first, then revoke it.');
  }
  await writer.revoke(keyid, since, stated(reason));
  await writer.checkpoint();
}

function stated(reason: string): string {
  const text = reason.trim();
  if (text === '')
    throw new InputError('A change of keys needs a reason.', 'Say why; whoever gets a package reads it.');
  return text;
}
