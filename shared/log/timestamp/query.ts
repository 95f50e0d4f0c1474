import { IntegrityError } from '../../errors/integrity-error.ts';
import { concat, sameBytes } from '../../evidence/bytes.ts';

/** TimeStampReq of RFC 3161 section 2.4.1, in the one form that Annexa sends. */

export const NONCE_BYTES = 8;
export const QUERY_TYPE = 'application/timestamp-query';
export const REPLY_TYPE = 'application/timestamp-reply';

/** SEQUENCE, version 1, and a MessageImprint of SHA-256 up to its 32 bytes. */
// biome-ignore format: one line a DER element
const HEAD = Uint8Array.of(
  0x30, 0x43,
  0x02, 0x01, 0x01,
  0x30, 0x31,
  0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
  0x04, 0x20,
);
const NONCE_HEAD = Uint8Array.of(0x02, NONCE_BYTES);
/** certReq TRUE: the reply has to bring the certificates it is verified with. */
const CERTIFICATES = Uint8Array.of(0x01, 0x01, 0xff);

/** A nonce whose DER has always the same length: eight bytes, the first from 0x40 to 0x7f. */
export function freshNonce(): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/** `hash` is the SHA-256 of what is to be stamped. */
export function timestampQuery(hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  return concat(HEAD, hash, NONCE_HEAD, nonce, CERTIFICATES);
}

/** The nonce of a query for `hash`. Throws an IntegrityError when it is not the query that Annexa sends for it. */
export function nonceOf(query: Uint8Array, hash: Uint8Array): Uint8Array {
  const from = HEAD.length + hash.length + NONCE_HEAD.length;
  const nonce = query.slice(from, from + NONCE_BYTES);
  if (nonce.length !== NONCE_BYTES || !sameBytes(timestampQuery(hash, nonce), query)) {
    throw new IntegrityError('The time stamp query is for something else.', 'Treat the time stamp as absent.');
  }
  return nonce;
}
