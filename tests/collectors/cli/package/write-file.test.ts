import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writePackage } from '#collectors/cli/package/write-file.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import { type PackageFile, pieced } from '#shared/package/zip-writer.ts';
import { zipOfFiles } from '../../../shared/package/mutations.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annexa-zip-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SIZES = [0, 10, 200_000, 100_000, 300_000, 262_144, 1, 5];

/** A file of a size, told from others by its content. */
const fileOf = (size: number, at: number): PackageFile => ({
  path: `data/${at}`,
  bytes: new Uint8Array(size).fill(at + 1),
});

/** Files whose bytes are gone when the next is asked for. */
async function* fleeting(files: readonly PackageFile[]) {
  const memory = new Uint8Array(400_000);
  for (const { path, bytes } of files) {
    memory.fill(0xff);
    memory.set(bytes);
    yield { path, bytes: memory.subarray(0, bytes.length) };
  }
  const piece = new Uint8Array(1000);
  yield await pieced('data/pieces', async function* () {
    for (let at = 0; at < 400; at++) yield piece.fill(at % 256);
  });
  memory.fill(0xff);
  piece.fill(0xff);
}

it('writes files that share their memory, small and large', async () => {
  const files = SIZES.map(fileOf);
  const pieces = Uint8Array.from({ length: 400_000 }, (_, at) => Math.floor(at / 1000) % 256);
  const whole = await zipOfFiles([...files, { path: 'data/pieces', bytes: pieces }], 'bag');
  const path = join(folder, 'package.zip');
  expect(await writePackage(path, 'bag', fleeting(files))).toBe(whole.length);
  expect(Buffer.compare(await readFile(path), whole)).toBe(0);
  expect(await readdir(folder)).toEqual(['package.zip']);
});

it('leaves nothing behind when a file cannot be made', async () => {
  const broken = async function* () {
    yield fileOf(300_000, 0);
    throw new Error('gone');
  };
  await expect(writePackage(join(folder, 'package.zip'), 'bag', broken())).rejects.toThrow('gone');
  await expect(writePackage(join(folder, 'none/package.zip'), 'bag', fleeting([]))).rejects.toThrow(StorageError);
  expect(await readdir(folder)).toEqual([]);
});
