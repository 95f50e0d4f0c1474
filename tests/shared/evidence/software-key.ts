import { approvalChallenge } from '#shared/evidence/approval.ts';
import { base64, concat, utf8 } from '#shared/evidence/bytes.ts';
import { digestNow, digestOf } from '#shared/evidence/digest.ts';
import type { Approval } from '#shared/evidence/predicates.ts';

export type Kind = 'P-256' | 'Ed25519';

/** A security key made in software. */
export interface SoftwareKey {
  readonly keyid: string;
  readonly publicKey: string;
  readonly credential: string;
  /** What the key answers: the bytes are laid out as WebAuthn level 3 section 6.1 says. */
  approve(note: string, flags?: number): Promise<Approval>;
}

export async function softwareKey(kind: Kind): Promise<SoftwareKey> {
  const algorithm = kind === 'P-256' ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } : { name: 'Ed25519' };
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const publicKey = base64(spki);
  const credential = 'Y3JlZA==';
  return {
    keyid: await digestOf(spki),
    publicKey,
    credential,
    async approve(note, flags = 0x05) {
      const challenge = Buffer.from(approvalChallenge(note)).toString('base64url');
      const client = utf8(
        JSON.stringify({ type: 'webauthn.get', challenge, origin: 'chrome-extension://abc', crossOrigin: false }),
      );
      const data = concat(digestNow(utf8('abc')), Uint8Array.of(flags, 0, 0, 0, 7));
      const message = concat(data, digestNow(client));
      const raw = new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, message.slice()));
      return {
        checkpoint: note,
        credential,
        publicKey,
        authenticatorData: base64(data),
        clientDataJSON: base64(client),
        signature: base64(kind === 'P-256' ? der(raw) : raw),
      };
    },
  };
}

/** ECDSA-Sig-Value of RFC 3279 section 2.2.3. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = bytes.subarray(first);
    const value = (digits[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), digits) : digits;
    return concat(Uint8Array.of(2, value.length), value);
  };
  const body = concat(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
  return concat(Uint8Array.of(0x30, body.length), body);
}
