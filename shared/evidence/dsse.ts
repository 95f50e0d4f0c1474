import { IntegrityError } from '../errors/integrity-error.ts';
import { z } from '../schema.ts';
import { base64, concat, fromBase64, utf8 } from './bytes.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';
import { type SignatureCheck, type Signer, verifySignature } from './signer.ts';

export const STATEMENT_PAYLOAD = 'application/vnd.in-toto+json';

/** SPKI DER of a key, or null for a key that is not known. */
export type KeyLookup = (keyid: string) => Uint8Array | null | Promise<Uint8Array | null>;

const Envelope = z.strictObject({
  payloadType: z.string(),
  payload: z.string(),
  signatures: z.tuple([z.strictObject({ keyid: z.string().check(z.regex(/^[0-9a-f]{64}$/)), sig: z.string() })]),
});

/**
 * DSSE v1 envelope as RFC 8785 bytes, with one signature over the pre-authentication encoding
 * (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 */
export async function seal(payloadType: string, payload: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const sig = await signer.sign(preAuthenticated(payloadType, payload));
  return canonicalBytes({
    payloadType,
    payload: base64(payload),
    signatures: [{ keyid: signer.keyid, sig: base64(sig) }],
  });
}

/**
 * Verifies an envelope and returns the bytes that were signed: the only thing to read from it.
 *
 * Throws an IntegrityError when the envelope is not canonical, has another payload type, is signed by
 * a key that `publicKeyOf` does not know, or does not verify.
 */
export async function open(
  envelope: Uint8Array,
  publicKeyOf: KeyLookup,
  payloadType = STATEMENT_PAYLOAD,
  check?: SignatureCheck,
): Promise<Uint8Array> {
  const { payload, keyid, sig, type } = taken(envelope);
  if (type !== payloadType) throw broken(`has payload type ${JSON.stringify(type)}, not ${payloadType}`);
  const publicKey = await publicKeyOf(keyid);
  if (publicKey === null) throw broken(`is signed by key ${keyid}, which is not known`);
  if (!(await verifySignature(publicKey, sig, preAuthenticated(type, payload), check))) {
    throw broken(`is not what key ${keyid} signed`);
  }
  return payload;
}

/** What an envelope claims, unverified: for indexing envelopes that came from one's own log, and for errors. */
export function peek(envelope: Uint8Array): {
  readonly keyid: string;
  readonly type: string;
  readonly payload: Uint8Array;
} {
  const { keyid, type, payload } = taken(envelope);
  return { keyid, type, payload };
}

/** "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body; lengths are of bytes, in decimal. */
export function preAuthenticated(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8(payloadType);
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload);
}

function taken(envelope: Uint8Array) {
  const parsed = Envelope.safeParse(parseCanonical(envelope));
  if (!parsed.success) throw broken('does not have the form of one');
  const { payloadType, payload, signatures } = parsed.data;
  const [{ keyid, sig }] = signatures;
  return { type: payloadType, payload: fromBase64(payload), keyid, sig: fromBase64(sig) };
}

function broken(why: string): IntegrityError {
  return new IntegrityError(`The envelope ${why}.`, 'Treat it as not authentic; go back to an untouched copy.');
}
