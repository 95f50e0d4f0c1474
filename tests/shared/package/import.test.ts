import { beforeAll, expect, test } from 'vitest';
import { InputError } from '#shared/errors/input-error.ts';
import { readCaptures } from '#shared/engine/captures.ts';
import { EXCEPTION_TYPE, IMPORT_TYPE, MAPPING_TYPE, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { removeBlob } from '#shared/evidence/removal.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { envelopeSubject, subjectsOf } from '#shared/evidence/statement.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { importedFiles, importPackage } from '#shared/package/import.ts';
import { provenanceOf } from '#shared/package/provenance.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { zipStream } from '#shared/package/zip-writer.ts';
import { MemoryStore } from '../evidence/memory-store.ts';
import { sampleEvidence } from '../evidence/sample-evidence.ts';
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

const AT = '2026-01-02T00:00:00.000Z';
const LATER = '2026-05-01T00:00:00.000Z';

/** A log with a captured page, and what was said of it: a mapping, a review, and an exception for a control. */
async function newCapture(): Promise<SampleLog> {
  const source = await sampleLog(0);
  const { writer, store } = source;
  const evidence = { ...(await sampleEvidence(store, { at: Date.parse(AT), tenant: 'acme' })), ...CAPTURE };
  const { digest } = await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
  const subject = [envelopeSubject(digest)];
  const controls = [
    { standard: 'iso27001-2022', id: 'A.5.2', strength: 'direct', rationale: 'It lists who there is.' },
  ];
  await writer.append(MAPPING_TYPE, { time: AT, by: { kind: 'person', id: 'bo' }, controls }, subject);
  await writer.append(REVIEW_TYPE, { time: AT, reviewer: 'bo', decision: 'approved' }, subject);
  const control = { standard: 'iso27001-2022', id: 'A.8.5' };
  const accepted = { subjects: [], reason: 'old system', owner: 'bo', approvedBy: 'cy', until: LATER };
  await writer.append(EXCEPTION_TYPE, { id: 'x-1', time: AT, control, ...accepted }, []);
  return source;
}

const CAPTURE = {
  kind: 'capture' as const,
  collector: { id: 'console/aws/iam-users', version: '1', host: 'cli' as const, runtime: 'test' },
  capture: {
    page: 'aws/iam-users',
    recognised: 'address' as const,
    url: 'https://console.aws.amazon.com/iam/home#/users',
    title: 'Users',
    subject: {},
    claim: 'These are the users.',
    shows: 'population' as const,
    clock: { zone: 'UTC', offsetMinutes: 0 },
    view: { width: 1280, height: 800, scale: 100 },
    size: { width: 1280, height: 800 },
    artifacts: [],
    facts: { rows: 1, total: 1, atLeast: null, filter: null, more: false, settings: {}, identity: {} },
    notes: [],
  },
};

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

test('what the other log said of its evidence comes with it, and is heard as its word', async () => {
  const source = await newCapture();
  const writer = await otherLog();
  expect(await take(await zipOf(inputOf(source.writer)), writer)).toMatchObject({ added: 1, statements: 3 });
  const [captured] = await readCaptures(writer.store, LATER);
  expect(captured?.controls.map(({ id }) => id)).toEqual(['A.5.2']);
  expect(captured?.review).toMatchObject({ reviewer: 'bo', decision: 'approved', foreign: source.store.origin });

  const { elsewhere } = await provenanceOf(writer.store, LATER);
  const wanted = { origin: source.store.origin, control: 'A.8.5', approvedBy: 'cy', until: LATER };
  expect(elsewhere).toMatchObject([wanted]);
  expect((await provenanceOf(source.store, LATER)).elsewhere).toEqual([]);

  const zip = await zipOf(inputOf(writer));
  expect((await verifyZip(zip)).problems).toEqual([]);
  expect(await take(await zipOf(inputOf(source.writer)), writer)).toMatchObject({ added: 0, statements: 0 });
});

test('what this log says of a capture stands above what the other said, whenever that is taken over', async () => {
  const source = await newCapture();
  const writer = await otherLog();
  await take(await zipOf(inputOf(source.writer)), writer);
  const [row] = await Array.fromAsync(writer.store.evidence());
  const subject = [envelopeSubject(row?.digest ?? '')];
  await writer.append(REVIEW_TYPE, { time: AT, reviewer: 'ann', decision: 'rejected' }, subject);
  await source.writer.append(REVIEW_TYPE, { time: LATER, reviewer: 'bo', decision: 'approved' }, subject);
  expect(await take(await zipOf(inputOf(source.writer)), writer)).toMatchObject({ added: 0, statements: 1 });
  const [captured] = await readCaptures(writer.store, LATER);
  expect(captured?.review).toMatchObject({ reviewer: 'ann', decision: 'rejected' });
  expect(captured?.review).not.toHaveProperty('foreign');
});

test('a part of what was taken over brings what was said of it, and lists the rest as left out', async () => {
  const source = await newCapture();
  const writer = await otherLog();
  await take(await zipOf(inputOf(source.writer)), writer);
  const part = { controls: ['A.5.2'], from: null, to: null, touches: () => true };
  const verdict = await verifyZip(await zipOf(inputOf(writer, { selection: part })));
  expect(verdict.problems).toEqual([]);
  const kinds = verdict.records.map(({ predicateType }) => predicateType).filter((type) => type === IMPORT_TYPE);
  expect(kinds).toHaveLength(3);
  expect(verdict.omitted.map(({ predicateType }) => predicateType)).toEqual([IMPORT_TYPE, IMPORT_TYPE]);
});
