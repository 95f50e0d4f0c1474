import { beforeAll, expect, test } from 'vitest';
import { InputError } from '#shared/errors/input-error.ts';
import { IMPORT_TYPE } from '#shared/evidence/predicates.ts';
import { removeBlob } from '#shared/evidence/removal.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { importedFiles, importPackage } from '#shared/package/import.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { zipStream } from '#shared/package/zip-writer.ts';
import { MemoryStore } from '../evidence/memory-store.ts';
import { inputOf, NOW, type SampleLog, sampleLog, signal, verifyZip, zipOf } from './sample-package.ts';

let log: SampleLog;
let zip: Uint8Array;
beforeAll(async () => {
  log = await sampleLog(4);
  zip = await zipOf(inputOf(log.writer));
});

async function otherLog(): Promise<EvidenceWriter> {
  const writer = new EvidenceWriter(new MemoryStore('test.example/log-2'), (await generateSigner()).signer);
  await writer.enrol();
  return writer;
}

async function take(bytes: Uint8Array, writer: EvidenceWriter) {
  const files = await readZip(memoryAccess(bytes));
  const verdict = await verifyPackage(files, { now: NOW, signal });
  return importPackage({ files, verdict, writer, by: 'ann', now: NOW, reader: 'annexa test', signal });
}

test('evidence keeps its digests and says whose log it is from', async () => {
  const writer = await otherLog();
  const done = await take(zip, writer);
  expect(done).toMatchObject({ origin: log.store.origin, added: 4, known: 0 });
  const theirs = await Array.fromAsync(log.store.evidence());
  const ours = await Array.fromAsync(writer.store.evidence());
  expect(ours.map(({ digest, id }) => [digest, id])).toEqual(theirs.map(({ digest, id }) => [digest, id]));
  expect(new Set(ours.map(({ foreign }) => foreign))).toEqual(new Set([log.store.origin]));
  for (const row of ours) {
    const evidence = await readEvidence(writer.store, row);
    expect(evidence?.id).toBe(row.id);
    for (const { response } of evidence?.exchanges ?? []) {
      expect(await writer.store.getBlob(response?.sha256 ?? '')).toEqual(log.store.blobs.get(response?.sha256 ?? ''));
    }
  }
});

test('a round trip gives the same bytes', async () => {
  const writer = await otherLog();
  const done = await take(zip, writer);
  const found = await importedFiles(writer.store, done.package);
  const again = zipStream(found?.root ?? '', found?.files ?? (async function* () {})());
  expect(new Uint8Array(await new Response(again as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())).toEqual(
    zip,
  );
  expect(await importedFiles(writer.store, 'a'.repeat(64))).toBeNull();
});

test('a second import changes nothing, a later package of the same log adds what is new', async () => {
  const writer = await otherLog();
  const source = await sampleLog(2);
  const first = await zipOf(inputOf(source.writer));
  await take(first, writer);
  const size = await writer.store.size();
  expect(await take(first, writer)).toMatchObject({ added: 0, known: 2 });
  expect(await writer.store.size()).toBe(size);
});

test('an import that was interrupted is finished by the next', async () => {
  const writer = await otherLog();
  const store = writer.store as MemoryStore;
  const append = store.append.bind(store);
  let left = 2;
  store.append = (envelope) => (left-- > 0 ? append(envelope) : Promise.reject(new Error('killed')));
  await expect(take(zip, writer)).rejects.toThrow('killed');
  store.append = append;
  expect(await take(zip, writer)).toMatchObject({ added: 2, known: 2 });
  expect(store.log.filter(({ predicateType }) => predicateType === IMPORT_TYPE)).toHaveLength(5);
});

test('what was taken over verifies in a package of its own, and can be taken over again', async () => {
  const writer = await otherLog();
  await take(zip, writer);
  const verdict = await verifyZip(await zipOf(inputOf(writer)));
  expect(verdict.problems).toEqual([]);
  expect(verdict.records.filter(({ foreign }) => foreign === log.store.origin)).toHaveLength(4);
});

test('evidence whose artifact was removed comes without it', async () => {
  const source = await sampleLog(2);
  const [digest = ''] = source.store.blobs.keys();
  await removeBlob(source.writer, { digest, by: 'ann', reason: 'token', time: '2026-01-02T00:00:00.000Z' });
  const writer = await otherLog();
  expect(await take(await zipOf(inputOf(source.writer)), writer)).toMatchObject({ added: 2 });
  expect(await writer.store.getBlob(digest)).toBeNull();
});

test('a package that fails, or is of this very log, is not taken over', async () => {
  const writer = await otherLog();
  const size = await writer.store.size();
  await expect(take(zip.with(400, 0), writer)).rejects.toThrow(InputError);
  await expect(take(zip, log.writer)).rejects.toThrow('this very workspace');
  expect(await writer.store.size()).toBe(size);
});
