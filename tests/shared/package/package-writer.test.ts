import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import type { BlobsNow } from '#shared/evidence/store.ts';
import { type PackageInput, packageFiles } from '#shared/package/package-writer.ts';
import { zipChunks } from '#shared/package/zip-writer.ts';
import { inputOf, type SampleLog, sampleLog, zipOf } from './sample-package.ts';

const body = (at: number) => new TextEncoder().encode(JSON.stringify({ at, text: 'x'.repeat(at * 100) }));

/** Blobs of a log in one memory, which is overwritten by the next. */
function overwriting({ store }: SampleLog, change?: (bytes: Uint8Array) => void): BlobsNow {
  const memory = new Uint8Array(10_000);
  return {
    has: (digest) => store.blobs.has(digest),
    get: (digest) => {
      const bytes = store.blobs.get(digest);
      if (bytes === undefined) return null;
      memory.fill(0xff);
      memory.set(bytes);
      change?.(memory);
      return memory.subarray(0, bytes.length);
    },
  };
}

/** The zip, every chunk copied before the next is asked for. */
async function copied(input: PackageInput): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipChunks('bag', packageFiles(input))) chunks.push(chunk.slice());
  return new Uint8Array(Buffer.concat(chunks));
}

it('is the same package when artifacts are read into memory that is used again', async () => {
  const log = await sampleLog(5, body);
  const now = overwriting(log);
  const own = await zipOf(inputOf(log.writer));
  expect(Buffer.compare(await copied(inputOf(log.writer, { now })), own)).toBe(0);
});

it('refuses an artifact that has other bytes, also there', async () => {
  const log = await sampleLog(2, body);
  const now = overwriting(log, (bytes) => {
    bytes[0] = 0;
  });
  await expect(copied(inputOf(log.writer, { now }))).rejects.toThrow(IntegrityError);
});

it('hashes each file once, by what the platform has', async () => {
  const log = await sampleLog(3, body);
  const own = await zipOf(inputOf(log.writer));
  const hashed: string[] = [];
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const hashing: PackageInput['hashing'] = {
    whole: (bytes) => {
      const digest = sum(bytes);
      hashed.push(digest);
      return digest;
    },
    stream: async (chunks) => sum(Buffer.concat(await Array.fromAsync(chunks))),
  };
  expect(Buffer.compare(await copied(inputOf(log.writer, { hashing })), own)).toBe(0);
  for (const digest of log.store.blobs.keys()) expect(hashed.filter((each) => each === digest)).toHaveLength(1);
});
