import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { unshared } from '../evidence/bytes.ts';
import type { Sha256 } from '../evidence/record.ts';

/** How bytes are hashed: Web Crypto everywhere, or what the platform has that is faster. */
export interface Hashing {
  whole(bytes: Uint8Array): Sha256 | Promise<Sha256>;
  /** For a file that is not held whole. */
  stream(chunks: AsyncIterable<Uint8Array>): Promise<Sha256>;
}

/** Below this a promise costs more than the hash. */
const SMALL = 1024;

export const webHashing: Hashing = {
  async whole(bytes) {
    if (bytes.length < SMALL) return bytesToHex(sha256(bytes));
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', unshared(bytes))));
  },
  // Web Crypto takes a message only whole.
  async stream(chunks) {
    const hash = sha256.create();
    for await (const chunk of chunks) hash.update(chunk);
    return bytesToHex(hash.digest());
  },
};
