import { createHash } from 'node:crypto';
import { crc32 as theirs } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from '#shared/package/crc32.ts';
import { centralHeader, endOfZip, localHeader } from '#shared/package/zip-format.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { type PackageFile, pieced } from '#shared/package/zip-writer.ts';
import { zipOfFiles } from './mutations.ts';

test('the checksum is that of zip', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(crc32(bytes)).toBe(theirs(bytes));
      const half = bytes.length >> 1;
      expect(crc32(bytes.subarray(half), crc32(bytes.subarray(0, half)))).toBe(theirs(bytes));
    }),
  );
});

test('what was written is read back', async () => {
  const files = [
    { path: 'a', bytes: new Uint8Array() },
    { path: 'b/ü', bytes: Uint8Array.of(1, 2, 3) },
  ];
  const { entries, root, problems } = await readZip(memoryAccess(await zipOfFiles(files, 'bag')));
  expect({ root, problems, paths: entries.map(({ path }) => path) }).toEqual({
    root: 'bag',
    problems: [],
    paths: ['a', 'b/ü'],
  });
  expect(await entries[1]?.bytes()).toEqual(Uint8Array.of(1, 2, 3));
  expect(await Array.fromAsync(entries[1]?.chunks() ?? [])).toEqual([Uint8Array.of(1, 2, 3)]);
});

test('a file that is made in pieces gives the zip of the same file held whole', async () => {
  const whole = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
  let made = 0;
  const file = await pieced('b', async function* () {
    made += 1;
    for (let at = 0; at < whole.length; at += 64) yield whole.subarray(at, at + 64);
  });
  expect(file).toMatchObject({ size: 1000, sha256: createHash('sha256').update(whole).digest('hex') });
  const around = [
    { path: 'a', bytes: Uint8Array.of(1) },
    { path: 'c', bytes: Uint8Array.of(2) },
  ] as const;
  const inPieces = await zipOfFiles([around[0], file, around[1]]);
  const held = await zipOfFiles([around[0], { path: 'b', bytes: whole }, around[1]]);
  expect(Buffer.compare(inPieces, held)).toBe(0);
  expect(made).toBe(2);
});

test('more files than 16 bits count are read back', async () => {
  const files: PackageFile[] = Array.from({ length: 66_000 }, (_, at) => ({
    path: String(at),
    bytes: new Uint8Array(),
  }));
  const { entries, problems } = await readZip(memoryAccess(await zipOfFiles(files)));
  expect({ count: entries.length, problems }).toEqual({ count: 66_000, problems: [] });
});

test('sizes and places beyond 32 bits go into 64-bit fields', () => {
  const large = { name: 'x', crc: 0, size: 5_000_000_000, offset: 6_000_000_000 };
  const view = (bytes: Uint8Array, at: number) => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true);
  expect(view(localHeader(large), 31 + 4)).toBe(5_000_000_000n);
  expect(view(centralHeader(large), 47 + 20)).toBe(6_000_000_000n);
  const end = endOfZip(1, 100, 6_000_000_000);
  expect(end.length).toBe(98);
  expect(view(end, 48)).toBe(6_000_000_000n);
});
