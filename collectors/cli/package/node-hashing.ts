import { createHash, hash } from 'node:crypto';
import { unshared } from '#shared/evidence/bytes.ts';
import type { Hashing } from '#shared/package/hashing.ts';

/** Above this a hash goes to another thread, so that files are hashed side by side. */
const ASIDE = 32 * 1024;

export const nodeHashing: Hashing = {
  async whole(bytes) {
    if (bytes.length < ASIDE) return hash('sha256', bytes, 'hex');
    return Buffer.from(await crypto.subtle.digest('SHA-256', unshared(bytes))).toString('hex');
  },
  async stream(chunks) {
    const running = createHash('sha256');
    for await (const chunk of chunks) running.update(chunk);
    return running.digest('hex');
  },
};
