import { InputError } from '../errors/input-error.ts';
import { IntegrityError } from '../errors/integrity-error.ts';
import { z } from '../schema.ts';
import { base64, fromBase64, unshared, utf8 } from './bytes.ts';
import { type Signer, signerFromPkcs8 } from './signer.ts';

/** OWASP's 2023 floor for PBKDF2-HMAC-SHA256; about 0.1 s on a laptop. */
export const PBKDF2_ITERATIONS = 600_000;

/** A file that asks for more was not written by us and would only stall the reader. */
const MAX_ITERATIONS = 10_000_000;

const bytesText = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** A private key encrypted with AES-256-GCM. Every member but `ciphertext` is authenticated with it. */
export const WrappedKey = z.strictObject({
  format: z.literal('annexa-wrapped-key-1'),
  kdf: z.enum(['pbkdf2-sha256', 'hkdf-sha256']),
  iterations: z.int().check(z.nonnegative(), z.maximum(MAX_ITERATIONS)),
  salt: bytesText,
  iv: bytesText,
  ciphertext: bytesText,
});
export type WrappedKey = z.infer<typeof WrappedKey>;

/** A passphrase, or 32 secret bytes such as the output of the WebAuthn PRF extension. */
export type WrappingSecret = { readonly passphrase: string } | { readonly secret: Uint8Array };

/** Encrypts PKCS #8 DER. Throws an InputError for an empty passphrase or a secret that is not 32 bytes. */
export async function wrapKey(pkcs8: Uint8Array, secret: WrappingSecret): Promise<WrappedKey> {
  const byPassphrase = 'passphrase' in secret;
  const head = {
    format: 'annexa-wrapped-key-1',
    kdf: byPassphrase ? 'pbkdf2-sha256' : 'hkdf-sha256',
    iterations: byPassphrase ? PBKDF2_ITERATIONS : 0,
    salt: base64(crypto.getRandomValues(new Uint8Array(16))),
    iv: base64(crypto.getRandomValues(new Uint8Array(12))),
  } as const;
  const key = await encryptionKey(head, secret);
  const ciphertext = await crypto.subtle.encrypt(gcm(head), key, unshared(pkcs8));
  return { ...head, ciphertext: base64(new Uint8Array(ciphertext)) };
}

/** Decrypts to PKCS #8 DER. Throws an InputError when the secret does not fit. */
export async function unwrapKey(wrapped: WrappedKey, secret: WrappingSecret): Promise<Uint8Array> {
  const key = await encryptionKey(wrapped, secret);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(wrapped), key, fromBase64(wrapped.ciphertext)));
  } catch (cause) {
    throw new InputError('The signing key does not open with this secret.', 'Check the passphrase and try again.', {
      cause,
    });
  }
}

export async function unwrapSigner(wrapped: WrappedKey, secret: WrappingSecret): Promise<Signer> {
  const pkcs8 = await unwrapKey(wrapped, secret);
  try {
    return await signerFromPkcs8(pkcs8, 'software-wrapped');
  } finally {
    pkcs8.fill(0);
  }
}

/** Reads what `wrapKey` wrote, from JSON. Throws an IntegrityError. */
export function parseWrappedKey(value: unknown): WrappedKey {
  const parsed = WrappedKey.safeParse(value);
  if (!parsed.success)
    throw new IntegrityError('The stored key is damaged.', 'Restore it from a copy, or rotate the key.');
  return parsed.data;
}

type Head = Omit<WrappedKey, 'ciphertext'>;

function gcm(head: Head): AesGcmParams {
  const bound = [head.format, head.kdf, head.iterations, head.salt].join('\n');
  return { name: 'AES-GCM', iv: fromBase64(head.iv), additionalData: utf8(bound) };
}

async function encryptionKey(head: Head, secret: WrappingSecret): Promise<CryptoKey> {
  const byPassphrase = 'passphrase' in secret;
  if (byPassphrase !== (head.kdf === 'pbkdf2-sha256')) {
    throw new InputError(
      byPassphrase ? 'The key is wrapped by a security key.' : 'The key is wrapped by a passphrase.',
      byPassphrase ? 'Unlock it with the security key.' : 'Give the passphrase.',
    );
  }
  if (byPassphrase && secret.passphrase === '') throw new InputError('The passphrase is empty.', 'Choose one.');
  if (!byPassphrase && secret.secret.length !== 32) {
    throw new InputError('The wrapping secret is not 32 bytes.', 'Use the 32-byte output of the PRF extension.');
  }
  const material = byPassphrase ? utf8(secret.passphrase.normalize('NFKC')) : unshared(secret.secret);
  const salt = fromBase64(head.salt);
  const parameters = byPassphrase
    ? { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: head.iterations }
    : { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('annexa signing key') };
  const base = await crypto.subtle.importKey('raw', material, parameters.name, false, ['deriveKey']);
  return crypto.subtle.deriveKey(parameters, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
