import { IntegrityError } from '../errors/integrity-error.ts';
import { concat, fromBase64, sameBytes, unshared } from './bytes.ts';
import { digestOf } from './digest.ts';

/**
 * How well the private key is kept. `software`: in the clear for whoever can read the disk.
 * `software-wrapped`: encrypted under a passphrase or a security key. `hardware-approval`: never
 * leaves a security key, and a person was there.
 */
export type KeyTier = 'software' | 'software-wrapped' | 'hardware-approval';

export interface Signer {
  /** SHA-256 of `publicKey`, lower-case hex. */
  readonly keyid: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly tier: KeyTier;
  /** Ed25519 (RFC 8032), 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

const ALGORITHM = { name: 'Ed25519' };

/** DER of an Ed25519 SubjectPublicKeyInfo up to the 32 key bytes (RFC 8410 section 4). */
const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** A new key whose private half cannot be exported, and the pair to keep it by. */
export async function generateSigner(): Promise<{ readonly signer: Signer; readonly pair: CryptoKeyPair }> {
  const pair = await generate(false);
  return { signer: await signerFromPair(pair), pair };
}

/** A new private key as PKCS #8 DER, to be kept in a file or wrapped (see key-wrap.ts). */
export async function generatePkcs8(): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', (await generate(true)).privateKey));
}

export async function signerFromPair(pair: CryptoKeyPair, tier: KeyTier = 'software'): Promise<Signer> {
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return signerOf(pair.privateKey, publicKey, tier);
}

/** Throws an IntegrityError when the bytes are not an Ed25519 key. */
export async function signerFromPkcs8(pkcs8: Uint8Array, tier: KeyTier = 'software'): Promise<Signer> {
  try {
    // Web Crypto derives no public key from a private one; the JWK form carries both.
    const exportable = await crypto.subtle.importKey('pkcs8', unshared(pkcs8), ALGORITHM, true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', exportable);
    const raw = fromBase64(`${(x ?? '').replaceAll('-', '+').replaceAll('_', '/')}=`);
    const privateKey = await crypto.subtle.importKey('pkcs8', unshared(pkcs8), ALGORITHM, false, ['sign']);
    return await signerOf(privateKey, spkiOf(raw), tier);
  } catch (cause) {
    throw new IntegrityError(
      'The signing key cannot be read.',
      'Restore the key file from a copy, or rotate the key.',
      {
        cause,
      },
    );
  }
}

/** Keys that were imported, by the array that holds them; nothing here writes into a key. */
const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

function verifyingKey(publicKey: Uint8Array): Promise<CryptoKey> {
  const kept = imported.get(publicKey);
  if (kept) return kept;
  const key = crypto.subtle.importKey('spki', unshared(publicKey), ALGORITHM, false, ['verify']);
  imported.set(publicKey, key);
  return key;
}

/** Whether 64 bytes are the Ed25519 signature of a key (SubjectPublicKeyInfo, DER) over `bytes`; may throw for a bad key. */
export type SignatureCheck = (
  publicKey: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
) => boolean | Promise<boolean>;

const webCheck: SignatureCheck = async (publicKey, signature, bytes) =>
  crypto.subtle.verify(ALGORITHM, await verifyingKey(publicKey), unshared(signature), unshared(bytes));

/**
 * True when `signature` is this key's over `bytes`. False for a key that is not Ed25519; never throws.
 * `check` is Web Crypto, or what the platform has that is faster.
 */
export async function verifySignature(
  publicKey: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
  check: SignatureCheck = webCheck,
): Promise<boolean> {
  if (!isEd25519(publicKey) || signature.length !== 64) return false;
  try {
    return await check(publicKey, signature, bytes);
  } catch {
    return false;
  }
}

export function isEd25519(publicKey: Uint8Array): boolean {
  return publicKey.length === 44 && sameBytes(publicKey.subarray(0, SPKI_PREFIX.length), SPKI_PREFIX);
}

/** The 32 bytes of RFC 8032 inside a SubjectPublicKeyInfo. Throws an IntegrityError for another kind of key. */
export function rawKeyOf(publicKey: Uint8Array): Uint8Array {
  if (!isEd25519(publicKey)) throw new IntegrityError('The key is not Ed25519.', 'Use a key that Annexa made.');
  return publicKey.subarray(SPKI_PREFIX.length);
}

export function spkiOf(raw: Uint8Array): Uint8Array {
  return concat(SPKI_PREFIX, raw);
}

async function generate(extractable: boolean): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, extractable, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('an Ed25519 key is a pair');
  return pair;
}

async function signerOf(privateKey: CryptoKey, publicKey: Uint8Array, tier: KeyTier): Promise<Signer> {
  return {
    keyid: await digestOf(publicKey),
    publicKey,
    tier,
    async sign(bytes) {
      return new Uint8Array(await crypto.subtle.sign(ALGORITHM, privateKey, unshared(bytes)));
    },
  };
}
