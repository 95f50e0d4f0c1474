import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InputError } from '#shared/errors/input-error.ts';
import { TOMBSTONE_TYPE } from '#shared/evidence/predicates.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { subjectsOf } from '#shared/evidence/statement.ts';
import { type Verdict } from '#shared/package/verdict.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { artifactsOf, removeArtifact } from '#extension/package/artifacts.ts';
import { exportPackage, type ExportWanted, handOn } from '#extension/package/export-package.ts';
import { takeOver } from '#extension/package/take-over.ts';
import { takenOver } from '#extension/package/taken-over.ts';
import { type Database, database, dropDatabase } from '#extension/store/database.ts';
import { setOperator } from '#extension/store/operator.ts';
import { writerFor } from '#extension/store/writer.ts';
import { sampleEvidence } from '../../shared/evidence/sample-evidence.ts';

vi.mock('virtual:annexa-verify-page', () => ({ default: '<!doctype html><title>Verify</title>' }));

const { signal } = new AbortController();
const now = Date.UTC(2026, 5, 1);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
let db: Database;
let other: Database;

beforeEach(async () => {
  db = database('packages-test');
  other = database('packages-test-other');
  await setOperator(db, 'ann');
  await setOperator(other, 'ben');
  const { store, writer } = await writerFor(db, null);
  for (const at of [Date.UTC(2026, 0, 10), Date.UTC(2026, 1, 10)]) {
    const evidence = await sampleEvidence(store, {
      at,
      tenant: 'acme',
      body: new TextEncoder().encode(`{"at":${at}}`),
    });
    await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
  }
});
afterEach(async () => {
  await dropDatabase('packages-test');
  await dropDatabase('packages-test-other');
});

async function zipOf(changes: Partial<ExportWanted> = {}): Promise<Uint8Array> {
  const wanted: ExportWanted = {
    db,
    standard: 'iso27001-2022',
    controls: null,
    from: null,
    to: null,
    organisation: null,
    stamp: null,
    time: '2026-03-01T00:00:00.000Z',
    generator: 'annexa-extension 0.0.0',
    signal,
    ...changes,
  };
  return bytesOf(await exportPackage(wanted));
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

async function checked(zip: Uint8Array) {
  const files = await readZip(memoryAccess(zip));
  return { files, verdict: await verifyPackage(files, { now, signal }) };
}

async function fileIn(zip: Uint8Array, path: string): Promise<string> {
  const { files } = await checked(zip);
  return text((await files.entries.find((entry) => entry.path === path)?.bytes()) ?? new Uint8Array());
}

async function taken(zip: Uint8Array, verdict?: Verdict) {
  const found = await checked(zip);
  return takeOver({ db: other, files: found.files, verdict: verdict ?? found.verdict, reader: 'annexa test', signal });
}

test('an export verifies, and holds report, registers and the page that verifies it', async () => {
  const zip = await zipOf({ organisation: 'Acme' });
  const { files, verdict } = await checked(zip);
  expect(verdict).toMatchObject({ outcome: 'verified-self-asserted', problems: [], omitted: [] });
  expect(files.root).toBe('annexa-2026-03-01');
  expect(await fileIn(zip, 'verify.html')).toContain('<title>Verify</title>');
  expect(await fileIn(zip, 'bag-info.txt')).toContain('Source-Organization: Acme');
  expect(await fileIn(zip, 'data/index.html')).toContain(
    `signed by key <code>${verdict.keys[0]?.keyid}</code> (software)`,
  );
  expect(await fileIn(zip, 'data/registers/sources.csv')).toContain('github/organization');
});

test('a period leaves the rest out, and says so; its days are whole', async () => {
  const { verdict } = await checked(await zipOf({ from: '2026-02-10', to: '2026-02-10' }));
  expect(verdict.package?.selection).toMatchObject({
    from: '2026-02-10T00:00:00.000Z',
    to: '2026-02-10T23:59:59.999Z',
  });
  expect(verdict.records.filter(({ predicateType }) => predicateType === EVIDENCE_TYPE)).toHaveLength(1);
  expect(verdict.omitted.map(({ reason }) => reason)).toEqual(['outside the period']);
});

test('a period that ends before it begins, and a control that is none, are refused', async () => {
  await expect(zipOf({ from: '2026-02-10', to: '2026-02-09' })).rejects.toThrow(InputError);
  await expect(zipOf({ controls: ['A.99.1'] })).rejects.toThrow('A.99.1 is no control');
});

test('a package is taken over with its digests, by whom, and is handed on byte for byte', async () => {
  const zip = await zipOf();
  const done = await taken(zip);
  expect(done).toMatchObject({ added: 2, known: 0 });
  const ours = await db.evidence.toArray();
  const theirs = await other.evidence.toArray();
  expect(theirs.map(({ id, digest }) => [id, digest])).toEqual(ours.map(({ id, digest }) => [id, digest]));
  expect(new Set(theirs.map(({ foreign }) => foreign))).toEqual(new Set([done.origin]));
  expect(await takenOver(other)).toMatchObject([
    { package: done.package, origin: done.origin, by: 'ben', verdict: 'verified-self-asserted' },
  ]);
  expect(await bytesOf(await handOn(other, done.package))).toEqual(zip);
  expect(await taken(zip)).toMatchObject({ added: 0, known: 2 });
  const report = await fileIn(await zipOf({ db: other }), 'data/index.html');
  expect(report).toContain(`taken over from log ${done.origin}`);
  await expect(handOn(other, 'a'.repeat(64))).rejects.toThrow(InputError);
});

test('a package that failed leaves the database without any of it', async () => {
  const zip = await zipOf();
  const body = text(zip).indexOf('{"at":');
  zip[body + 6] = (zip[body + 6] ?? 0) ^ 1;
  const { verdict } = await checked(zip);
  expect(verdict.outcome).toBe('failed');
  expect(verdict.broken?.path).toMatch(/^data\/blobs\//);
  await expect(taken(zip, verdict)).rejects.toThrow(`${verdict.broken?.path}: ${verdict.broken?.why}`);
  expect(await other.blobs.count()).toBe(0);
  expect(await other.evidence.count()).toBe(0);
});

test('a package is not taken into the log that it is of', async () => {
  const { files, verdict } = await checked(await zipOf());
  await expect(takeOver({ db, files, verdict, reader: 'annexa test', signal })).rejects.toThrow('this very workspace');
});

test('an artifact goes under a signed note, and the list says by whom, when and why', async () => {
  const [row] = await db.evidence.toArray();
  const before = await artifactsOf(db, row?.id ?? '');
  const [artifact] = before?.artifacts ?? [];
  expect(before?.digest).toBe(row?.digest);
  expect(artifact).toMatchObject({ here: true, removed: null });
  expect(artifact?.what).toMatch(/^GET https:\/\//);
  const digest = artifact?.sha256 ?? '';

  await expect(removeArtifact(db, digest, '  ')).rejects.toThrow('A removal needs a reason.');
  expect(await db.blobs.get(digest)).toBeDefined();
  await removeArtifact(db, digest, ' a token in it ');
  expect(await db.blobs.get(digest)).toBeUndefined();
  expect((await db.log.toCollection().last())?.predicateType).toBe(TOMBSTONE_TYPE);
  const after = await artifactsOf(db, row?.id ?? '');
  expect(after?.artifacts[0]).toMatchObject({ here: false, removed: { by: 'ann', reason: 'a token in it' } });

  const { verdict } = await checked(await zipOf());
  expect(verdict.outcome).toBe('verified-self-asserted');
  expect(verdict.removed).toMatchObject([{ digest, by: 'ann', reason: 'a token in it' }]);
  await expect(removeArtifact(db, digest, 'again')).rejects.toThrow(InputError);
  expect(await artifactsOf(db, 'nothing of that id')).toBeNull();
});
