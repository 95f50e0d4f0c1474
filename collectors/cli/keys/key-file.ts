import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '#shared/errors/input-error.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { parseWrappedKey, unwrapSigner, wrapKey } from '#shared/evidence/key-wrap.ts';
import { type Signer, signerFromPkcs8 } from '#shared/evidence/signer.ts';
import { codeOf, makeFolder, storageError, syncFolder, TEMPORARY } from '../store/durable.ts';

/** PKCS #8 DER begins with a SEQUENCE; the wrapped form is JSON. */
const SEQUENCE = 0x30;

/**
 * Reads a signing key: plain PKCS #8, or wrapped by a passphrase. Null when there is no file.
 *
 * Throws an InputError when others can read the file or the passphrase is missing or wrong, an
 * IntegrityError when the file is damaged.
 */
export async function readKeyFile(path: string, passphrase: string | undefined): Promise<Signer | null> {
  const bytes = await keyBytes(path);
  if (bytes === null) return null;
  if (bytes[0] === SEQUENCE) return signerFromPkcs8(bytes);
  const wrapped = parseWrappedKey(parseJson(bytes));
  if (passphrase === undefined) {
    throw new InputError('The signing key is protected by a passphrase.', 'Set ANNEXA_PASSPHRASE and try again.');
  }
  return unwrapSigner(wrapped, { passphrase });
}

/** Writes a key that its owner alone can read, wrapped when a passphrase is given; durable when it returns. */
export async function writeKeyFile(path: string, pkcs8: Uint8Array, passphrase: string | undefined): Promise<void> {
  const bytes = passphrase === undefined ? pkcs8 : `${JSON.stringify(await wrapKey(pkcs8, { passphrase }))}\n`;
  const aside = `${path}.${randomUUID()}${TEMPORARY}`;
  try {
    await makeFolder(dirname(path));
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(aside, { force: true });
    throw storageError(cause, 'write', path);
  }
}

async function keyBytes(path: string): Promise<Uint8Array | null> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new InputError(
        `Others can read the signing key ${path}.`,
        `Run chmod 600 ${path}, and rotate the key if they may have.`,
      );
    }
    return await readFile(path);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    if (cause instanceof InputError) throw cause;
    throw storageError(cause, 'read', path);
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new IntegrityError('The signing key file is damaged.', 'Restore it from a copy, or begin a new workspace.', {
      cause,
    });
  }
}
