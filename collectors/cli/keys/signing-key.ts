import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '#shared/errors/input-error.ts';
import { keyStatements } from '#shared/evidence/key-statements.ts';
import { unwrapKey, parseWrappedKey } from '#shared/evidence/key-wrap.ts';
import { generatePkcs8, type Signer, signerFromPkcs8 } from '#shared/evidence/signer.ts';
import type { EvidenceStore } from '#shared/evidence/store.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { syncFolder } from '../store/durable.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';

/** A workspace as far as keys go: its log, its folder and the passphrase from the environment. */
export interface KeyHome {
  readonly store: EvidenceStore;
  readonly root: string;
  readonly passphrase: string | undefined;
}

const folderOf = ({ root }: KeyHome) => join(root, 'keys');
const currentOf = (home: KeyHome) => join(folderOf(home), 'signing.key');
const nextOf = (home: KeyHome) => join(folderOf(home), 'signing.next');

/** The writer of the workspace's log; makes and states a key for a log that has none. */
export async function openKeyedWriter(home: KeyHome): Promise<EvidenceWriter> {
  const writer = new EvidenceWriter(home.store, await openSigner(home));
  await writer.enrol();
  return writer;
}

/**
 * The key of the workspace; a new one when the log is empty. Throws an InputError when the key of a
 * log that has entries is gone: evidence would otherwise go on under a key nobody handed over to.
 */
export async function openSigner(home: KeyHome): Promise<Signer> {
  await finishRotation(home);
  const kept = await readKeyFile(currentOf(home), home.passphrase);
  if (kept !== null) return kept;
  if ((await home.store.size()) > 0) {
    throw new InputError(
      `The signing key of the workspace is gone (${currentOf(home)}).`,
      'Restore the file from a copy, or collect into a new workspace.',
    );
  }
  const pkcs8 = await generatePkcs8();
  await writeKeyFile(currentOf(home), pkcs8, home.passphrase);
  return signerFromPkcs8(pkcs8, home.passphrase === undefined ? 'software' : 'software-wrapped');
}

/** Hands the log over to a new key, kept as the old one is. Killed at any point, the next `openSigner` finishes or drops it. */
export async function rotateKey(home: KeyHome, reason: string): Promise<EvidenceWriter> {
  return handOver(home, home, reason);
}

async function handOver(home: KeyHome, after: KeyHome, reason: string): Promise<EvidenceWriter> {
  const writer = await openKeyedWriter(home);
  const pkcs8 = await generatePkcs8();
  // The key has to be on disk before the log names it: a log handed over to a lost key is at its end.
  await writeKeyFile(nextOf(home), pkcs8, after.passphrase);
  const next = await signerFromPkcs8(pkcs8, after.passphrase === undefined ? 'software' : 'software-wrapped');
  await writer.rotate(next, reason);
  await finishRotation(after);
  return new EvidenceWriter(home.store, next);
}

/**
 * Wraps the key under another passphrase; null stores it plain. A key that was plain is in the clear on
 * the disk already, and one that is to be plain is no longer what the log says of it: either way the log
 * goes on under a new key, whose tier is true. Returns the writer of that key, or null when the key stays.
 */
export async function changePassphrase(home: KeyHome, passphrase: string | null): Promise<EvidenceWriter | null> {
  const { tier } = await openSigner(home);
  if ((tier === 'software-wrapped') !== (passphrase !== null)) {
    const after = { ...home, passphrase: passphrase ?? undefined };
    const reason =
      passphrase === null ? 'The key is no longer protected.' : 'The key is protected by a passphrase from now on.';
    return handOver(home, after, reason);
  }
  if (passphrase === null) return null;
  const { readFile } = await import('node:fs/promises');
  const wrapped = parseWrappedKey(JSON.parse(await readFile(currentOf(home), 'utf8')));
  const pkcs8 = await unwrapKey(wrapped, { passphrase: home.passphrase ?? '' });
  await writeKeyFile(currentOf(home), pkcs8, passphrase);
  pkcs8.fill(0);
  return null;
}

async function finishRotation(home: KeyHome): Promise<void> {
  const next = await readKeyFile(nextOf(home), home.passphrase);
  if (next === null) return;
  if (await isNamed(home.store, next.keyid)) {
    await rename(nextOf(home), currentOf(home));
    await syncFolder(folderOf(home));
  } else {
    await rm(nextOf(home), { force: true });
  }
}

async function isNamed(store: EvidenceStore, keyid: string): Promise<boolean> {
  for await (const told of keyStatements(store)) if (told.action === 'rotate' && told.keyid === keyid) return true;
  return false;
}
