import { IntegrityError } from '../errors/integrity-error.ts';
import { base64, concat, fromBase64, textOf, unshared, utf8 } from './bytes.ts';
import { digestNow } from './digest.ts';
import type { Approval } from './predicates.ts';

/**
 * A person's approval of a checkpoint by a security key: a WebAuthn assertion whose challenge is the
 * SHA-256 of the note (https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion). It shows that
 * somebody who holds the key was there; it does not show who.
 */
export function approvalChallenge(note: string): Uint8Array {
  return digestNow(utf8(note));
}

/** User present and user verified, in the flags of the authenticator data. */
const PRESENT = 0x01;
const VERIFIED = 0x04;
const FLAGS_AT = 32;
const HEAD_SIZE = 37;

/**
 * Verifies an approval with the public key it carries; whether that key is one to trust is the
 * reader's question. Returns whether the person was verified (PIN, finger), and not only present.
 * Throws an IntegrityError.
 */
export async function verifyApproval(approval: Approval): Promise<{ readonly verified: boolean }> {
  const client = fromBase64(approval.clientDataJSON);
  const told = clientData(client);
  if (told.type !== 'webauthn.get') throw refused('it is not an assertion');
  if (told.challenge !== base64url(approvalChallenge(approval.checkpoint)))
    throw refused('it is for another checkpoint');
  const data = fromBase64(approval.authenticatorData);
  const flags = data[FLAGS_AT] ?? 0;
  if (data.length < HEAD_SIZE || (flags & PRESENT) === 0) throw refused('nobody was present');
  const message = concat(data, digestNow(client));
  if (!(await holds(fromBase64(approval.publicKey), fromBase64(approval.signature), message))) {
    throw refused('its signature does not fit');
  }
  return { verified: (flags & VERIFIED) !== 0 };
}

/** ECDSA with P-256 and SHA-256 (COSE -7), or Ed25519 (COSE -8): what security keys make. */
async function holds(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  for (const [algorithm, bytes] of [
    [ecdsa, rawSignature(signature)],
    [{ name: 'Ed25519' }, signature],
  ] as const) {
    if (bytes === null) continue;
    try {
      const key = await crypto.subtle.importKey('spki', unshared(publicKey), algorithm, false, ['verify']);
      if (await crypto.subtle.verify(algorithm, key, unshared(bytes), unshared(message))) return true;
    } catch {
      // The key is of the other kind.
    }
  }
  return false;
}

/** The two numbers of a DER ECDSA signature as 32 bytes each, as Web Crypto wants them; null for anything else. */
function rawSignature(der: Uint8Array): Uint8Array | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (!r || !s || s.end !== der.length) return null;
  return concat(r.bytes, s.bytes);
}

function integerAt(der: Uint8Array, at: number): { bytes: Uint8Array; end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || length > 33 || end > der.length) return null;
  const digits = der.subarray(at + 2, end);
  const value = digits[0] === 0 ? digits.subarray(1) : digits;
  if (value.length > 32) return null;
  return { bytes: concat(new Uint8Array(32 - value.length), value), end };
}

function clientData(bytes: Uint8Array): { type: unknown; challenge: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(textOf(bytes));
  } catch (cause) {
    throw refused('its client data is not JSON', cause);
  }
  if (typeof value !== 'object' || value === null || !('type' in value) || !('challenge' in value)) {
    throw refused('its client data is incomplete');
  }
  return { type: value.type, challenge: value.challenge };
}

function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function refused(why: string, cause?: unknown): IntegrityError {
  return new IntegrityError(`The approval does not hold: ${why}.`, 'Treat the checkpoint as not approved.', { cause });
}
