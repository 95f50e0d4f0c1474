import { InputError } from '#shared/errors/input-error.ts';
import { LockedError } from '#shared/errors/locked-error.ts';
import { unwrapKey, type WrappingSecret, wrapKey } from '#shared/evidence/key-wrap.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import { forgetOpened, keepOpened, openedSecret } from '#extension/platform/opened-key.ts';
import type { Database } from '#extension/store/database.ts';
import { writerFor } from '#extension/store/writer.ts';
import { random } from './ceremony.ts';
import { handOver, newProtectedKey } from './change-key.ts';
import { holdingKey, keptKey, putKey } from './kept-key.ts';
import { isProtected, type ProtectedKey, type Way } from './key-row.ts';
import { assertUnlocked } from './locked.ts';
import { makePasskey, usePasskey } from './passkey.ts';

/** Shortest passphrase that is taken: an attacker with the disk can guess as fast as they like. */
export const MIN_PASSPHRASE = 12;

/** How a person wants to open the key. */
export type Wanted = { readonly kind: 'passkey' } | { readonly kind: 'passphrase'; readonly passphrase: string };

/**
 * Makes a key that is encrypted on disk and hands the log over to it. The plain key cannot be
 * encrypted afterwards, since it cannot be exported and its bytes are on the disk already.
 *
 * Throws an InputError when the person or the authenticator says no; then nothing has changed.
 */
export async function protectKey(db: Database, wanted: Wanted): Promise<void> {
  const current = await keptKey(db);
  if (current !== null && isProtected(current)) {
    throw new InputError('The signing key is protected already.', 'Add another way to open it instead.');
  }
  const secret = random(32);
  const key = await newProtectedKey(secret, [await wayFor(wanted, secret)]);
  // Opened first: a log that is empty begins with this key's own signature.
  await keepOpened(secret);
  try {
    await handOver(db, key, `The key is protected by a ${wanted.kind} from now on.`);
  } catch (cause) {
    await forgetOpened();
    throw cause;
  }
}

/** Goes back to a key that needs no unlocking and is in the clear on disk. Throws a LockedError while it is locked. */
export async function unprotectKey(db: Database): Promise<void> {
  await handOver(db, (await generateSigner()).pair, 'The key is no longer protected.');
  await forgetOpened();
}

/** Adds a way to open the key; the key stays. */
export async function addWay(db: Database, wanted: Wanted): Promise<void> {
  const secret = await openedSecret();
  if (secret === null) throw new LockedError();
  const way = await wayFor(wanted, secret);
  await changeWays(db, (ways) => [...ways, way]);
}

/** Takes a way away. Throws a LockedError while the key is locked: whoever cannot open it shall not make it harder to. */
export async function removeWay(db: Database, id: string): Promise<void> {
  await assertUnlocked(db);
  await changeWays(db, (ways) => ways.filter((way) => way.id !== id));
}

/** Opens the key until the browser closes or someone locks it. Throws an InputError for what does not open it. */
export async function unlockKey(db: Database, wanted: Wanted): Promise<void> {
  const key = await protectedKey(db);
  const ways = key.ways.filter(({ kind }) => kind === wanted.kind);
  await keepOpened(wanted.kind === 'passkey' ? await byPasskey(ways) : await byPassphrase(ways, wanted.passphrase));
}

export async function lockKey(): Promise<void> {
  await forgetOpened();
}

/** Signs what had to wait while the key was locked: the log as it is now. */
export async function signWaiting(db: Database): Promise<void> {
  if ((await db.log.count()) === 0) return;
  await (await writerFor(db, null)).writer.checkpoint();
  const waiting = db.runs.filter(({ problem, finished }) => finished !== null && problem?.locked === true);
  await waiting.modify({ problem: null });
}

async function byPasskey(ways: readonly Way[]): Promise<Uint8Array> {
  const used = await usePasskey(ways.flatMap(({ passkey }) => passkey ?? []));
  const way = ways.find(({ passkey }) => passkey?.credential === used.credential);
  const opened = way && (await opens(way, { secret: used.secret }));
  if (opened) return opened;
  throw new InputError(
    'This passkey does not open the signing key.',
    'Use the passkey that protects it, or another way that was set up.',
  );
}

async function byPassphrase(ways: readonly Way[], passphrase: string): Promise<Uint8Array> {
  for (const way of ways) {
    const opened = await opens(way, { passphrase });
    if (opened) return opened;
  }
  throw new InputError('This passphrase does not open the signing key.', 'Check it and try again.');
}

async function opens({ sealed }: Way, secret: WrappingSecret): Promise<Uint8Array | null> {
  try {
    return await unwrapKey(sealed, secret);
  } catch (cause) {
    if (cause instanceof InputError) return null;
    throw cause;
  }
}

async function wayFor(wanted: Wanted, secret: Uint8Array): Promise<Way> {
  const [id, added] = [uuidV7(), new Date().toISOString()];
  if (wanted.kind === 'passphrase') {
    const { kind, passphrase } = wanted;
    if (passphrase.length < MIN_PASSPHRASE) {
      throw new InputError(
        `The passphrase is shorter than ${MIN_PASSPHRASE} characters.`,
        'Take a few words that do not belong together: whoever has the disk can try as many as they like.',
      );
    }
    return { id, kind, added, sealed: await wrapKey(secret, { passphrase }) };
  }
  const { secret: own, ...passkey } = await makePasskey();
  return { id, kind: wanted.kind, added, sealed: await wrapKey(secret, { secret: own }), passkey };
}

async function changeWays(db: Database, change: (ways: readonly Way[]) => readonly Way[]): Promise<void> {
  await holdingKey(async () => {
    const key = await protectedKey(db);
    const ways = change(key.ways);
    if (ways.length === 0) throw new InputError('It is the last way to open the key.', 'Add another one first.');
    await putKey(db, { ...key, ways });
  });
}

async function protectedKey(db: Database): Promise<ProtectedKey> {
  const key = await keptKey(db);
  if (key === null || !isProtected(key)) throw new InputError('The signing key is not protected.', 'Protect it first.');
  return key;
}
