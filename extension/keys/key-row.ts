import type { WrappedKey } from '#shared/evidence/key-wrap.ts';
import type { Instant } from '#shared/evidence/record.ts';

/** The signing key as `meta` keeps it. Apart from what opens it, so that a page can look at it cheaply. */

/** A way to open a protected key: each seals the same secret, and any one is enough. */
export interface Way {
  readonly id: string;
  readonly kind: 'passkey' | 'passphrase';
  readonly added: Instant;
  /** The secret that seals the key, sealed by this way. */
  readonly sealed: WrappedKey;
  /** Of a passkey: its credential and the input of its PRF, base64. */
  readonly passkey?: { readonly credential: string; readonly salt: string };
}

/** A signing key that is encrypted on disk. */
export interface ProtectedKey {
  readonly tier: 'software-wrapped';
  readonly keyid: string;
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  readonly sealed: WrappedKey;
  readonly ways: readonly Way[];
}

/** The plain tier is the pair itself: not extractable, and in the clear for whoever can read the profile. */
export type KeptKey = CryptoKeyPair | ProtectedKey;

export const KEY = 'signing-key';
/** A key that is about to take over. */
export const NEXT = 'signing-key-next';

export function isProtected(key: KeptKey): key is ProtectedKey {
  return 'tier' in key;
}

export function keyIn(value: unknown): KeptKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const isKey = ('privateKey' in value && 'publicKey' in value) || ('tier' in value && 'sealed' in value);
  return isKey ? (value as KeptKey) : null;
}
