import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { SignatureCheck } from '#shared/evidence/signer.ts';

/** On other threads: a check takes four times as long as handing it over. */
const verifyAside = promisify<null, Uint8Array, KeyObject, Uint8Array, boolean>(verify);

/** Keys that were read, by the array that holds them; nothing writes into a key. */
const read = new WeakMap<Uint8Array, KeyObject>();

function keyOf(publicKey: Uint8Array): KeyObject {
  const kept = read.get(publicKey);
  if (kept) return kept;
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  read.set(publicKey, key);
  return key;
}

export const nodeSignatures: SignatureCheck = async (publicKey, signature, bytes) =>
  verifyAside(null, bytes, keyOf(publicKey), signature);
