import { beforeAll, describe, expect, test } from 'vitest';
import { nodeHashing } from '#collectors/cli/package/node-hashing.ts';
import { nodeSignatures } from '#collectors/cli/package/node-signatures.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import type { PackageFile } from '#shared/package/zip-writer.ts';
import { mutated, seeded, zipOfFiles } from '../shared/package/mutations.ts';
import { filesOf, inputOf, NOW, sampleLog, signal, verifyZip, zipOf } from '../shared/package/sample-package.ts';

const check = async (zip: Uint8Array) =>
  verifyPackage(await readZip(memoryAccess(zip)), {
    now: NOW,
    signal,
    hashing: nodeHashing,
    signatures: nodeSignatures,
  });

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a package of five records', () => {
  test('fails with any one of its bytes changed, and says where', { timeout: 900_000 }, async () => {
    const { writer } = await sampleLog(5);
    const zip = await zipOf(inputOf(writer));
    expect((await check(zip)).outcome).toBe('verified-self-asserted');
    const other: string[] = [];
    const flipped = zip.slice();
    for (const [at, byte] of zip.entries()) {
      flipped[at] = byte ^ (1 << (at % 8));
      const { outcome, broken } = await check(flipped);
      if (outcome !== 'failed' || broken === null) other.push(`byte ${at}: ${outcome}`);
      flipped[at] = byte;
    }
    expect(other).toEqual([]);
  });
});

describe('a package of two hundred records', () => {
  test('fails after any of many random changes', { timeout: 900_000 }, async () => {
    const { writer } = await sampleLog(200);
    const files = await filesOf(inputOf(writer));
    const zip = await zipOfFiles(files);
    expect((await check(zip)).outcome).toBe('verified-self-asserted');
    const random = seeded(20_261_124);
    const other: string[] = [];
    for (let round = 0; round < 150; round++) {
      const mutation = await mutated(zip, files, random);
      const { outcome, broken } = await check(mutation.zip);
      if (outcome !== 'failed' || broken === null) other.push(`${mutation.name}: ${outcome}`);
    }
    expect(other).toEqual([]);
  });
});

describe('a hostile zip', () => {
  let files: PackageFile[];
  beforeAll(async () => {
    files = await filesOf(inputOf((await sampleLog(1)).writer));
  });
  const added = (path: string, content = 'x') => zipOfFiles([...files, { path, bytes: bytes(content) }]);

  test.each([
    '../outside',
    'data/../../outside',
    'data/./x',
    '/etc/passwd',
    'data//x',
    'C:/x',
    String.raw`data\x`,
    'data/con .txt',
    'data/a\u0000b',
    'data/trailing.',
    'data/\u202egpj.exe',
    '',
    'data/',
  ])('with the name %j fails', async (path) => {
    const { outcome, broken } = await check(await added(path));
    expect({ outcome, broken: broken !== null }).toEqual({ outcome: 'failed', broken: true });
  });

  test('with two files of one name fails', async () => {
    const twice = files.find(({ path }) => path === 'data/index.html');
    const verdict = await check(await added('data/index.html', new TextDecoder().decode(twice?.bytes)));
    expect(verdict.broken).toEqual({ path: 'data/index.html', why: 'it is there twice' });
  });

  test('with names that differ by case fails', async () => {
    expect((await check(await added('data/INDEX.html'))).broken).toEqual({
      path: 'data/INDEX.html',
      why: 'another file has this name in other case',
    });
  });

  test('with a file outside its folder fails', async () => {
    const zip = await zipOfFiles(
      [...files.map((file) => ({ ...file, path: `bag/${file.path}` })), { path: 'other/x', bytes: bytes('x') }],
      '',
    );
    expect((await check(zip)).outcome).toBe('failed');
  });

  test('with something between, before or behind its files fails', async () => {
    const zip = await zipOfFiles(files);
    for (const at of [0, 100, zip.length]) {
      expect((await check(new Uint8Array([...zip.slice(0, at), 0, ...zip.slice(at)]))).outcome).toBe('failed');
    }
  });

  test('that claims sizes it does not have fails at once', async () => {
    const zip = await zipOfFiles(files);
    const view = new DataView(zip.buffer);
    const end = zip.length - 22;
    for (const [offset, value] of [
      [12, 0xfffffff0],
      [16, 0xfffffff0],
      [12, 0xffffffff],
    ] as const) {
      const changed = zip.slice();
      new DataView(changed.buffer).setUint32(end + offset, value, true);
      expect((await check(changed)).outcome).toBe('failed');
    }
    const changed = zip.slice();
    const central = view.getUint32(end + 16, true);
    for (const field of [20, 24]) new DataView(changed.buffer).setUint32(central + field, 0xfffffff0, true);
    expect((await check(changed)).outcome).toBe('failed');
  });

  test('that is compressed fails, however small it is: nothing is ever inflated', async () => {
    const { zipSync } = await import('fflate');
    const bomb = zipSync({ 'bag/data/index.html': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await check(bomb)).outcome).toBe('failed');
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['text', bytes('no zip at all')],
    ['the end of a zip alone', new Uint8Array([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)])],
    ['zeros', new Uint8Array(100_000)],
  ])('that is %s fails', async (_name, zip) => {
    const { outcome, broken } = await verifyZip(zip);
    expect({ outcome, broken: broken !== null }).toEqual({ outcome: 'failed', broken: true });
  });
});
