import { createHash, hash } from 'node:crypto';
import type { Hashing } from '#shared/package/hashing.ts';

/** On the spot: handing bytes to another thread copies them and takes longer than hashing them. */
export const nodeHashing: Hashing = {
  whole: (bytes) => hash('sha256', bytes, 'hex'),
  async stream(chunks) {
    const running = createHash('sha256');
    for await (const chunk of chunks) running.update(chunk);
    return running.digest('hex');
  },
};
