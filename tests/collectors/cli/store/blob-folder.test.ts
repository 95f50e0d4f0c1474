import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { BlobFolder } from '#collectors/cli/store/blob-folder.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';

const root = mkdtempSync(join(tmpdir(), 'annexa-blobs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

it('reads blobs of any size one after the other without waiting', async () => {
  const folder = new BlobFolder(root);
  const bodies = [bytes(10, 1), bytes(300_000, 2), bytes(0, 3), bytes(70_000, 4), bytes(10, 5)];
  const digests = await Promise.all(bodies.map((body) => folder.put(body)));
  // Another one, that has written none of them.
  const { now } = new BlobFolder(root);
  for (const [at, digest] of digests.entries()) {
    expect(now.has(digest)).toBe(true);
    expect(Buffer.compare(now.get(digest) ?? bytes(1, 9), bodies[at] ?? bytes(1, 8))).toBe(0);
  }
});

it('has nothing under a name that is not there or is none, and refuses damaged bytes', async () => {
  const folder = new BlobFolder(root);
  const digest = await folder.put(bytes(20, 7));
  const { now } = new BlobFolder(root);
  expect([now.has('ab'.repeat(32)), now.get('ab'.repeat(32)), now.get('../lock')]).toEqual([false, null, null]);
  writeFileSync(folder.pathOf(digest), bytes(20, 8));
  expect(() => now.get(digest)).toThrow(IntegrityError);
});
