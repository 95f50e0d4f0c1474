import { beforeEach, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { open } from '#shared/evidence/dsse.ts';
import { IMPORT_TYPE, KEY_TYPE, TOMBSTONE_TYPE } from '#shared/evidence/predicates.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { readEvidence, rowOf } from '#shared/evidence/row.ts';
import { generateSigner, type Signer } from '#shared/evidence/signer.ts';
import { blobSubject, envelopeSubject, parseStatement, subjectsOf } from '#shared/evidence/statement.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { openCheckpoint } from '#shared/log/checkpoint.ts';
import { leafHash, rootOf } from '#shared/log/merkle.ts';
import { MemoryStore } from './memory-store.ts';
import { sampleEvidence } from './sample-evidence.ts';

let store: MemoryStore;
let signer: Signer;
let writer: EvidenceWriter;
beforeEach(async () => {
  store = new MemoryStore();
  signer = (await generateSigner()).signer;
  writer = new EvidenceWriter(store, signer, () => Date.UTC(2026, 0, 2));
});
const lookup = (keyid: string) => (keyid === signer.keyid ? signer.publicKey : null);
const tombstone = { time: '2026-01-02T00:00:00.000Z', by: 'ann', reason: 'leaked token' };

test('the first entry enrols the key, once', async () => {
  await writer.enrol();
  await writer.enrol();
  expect(store.log.map(({ predicateType }) => predicateType)).toEqual([KEY_TYPE]);
  const statement = parseStatement(await open((await store.entry(0))?.envelope ?? utf8(''), lookup));
  expect(statement.predicate).toMatchObject({
    action: 'enrol',
    keyid: signer.keyid,
    tier: 'software',
    origin: store.origin,
    time: '2026-01-02T00:00:00.000Z',
  });
});

test('a key that the log did not begin with is not enrolled, one that a rotation named is', async () => {
  await writer.enrol();
  const { signer: next } = await generateSigner();
  const follower = new EvidenceWriter(store, next);
  await expect(follower.enrol()).rejects.toThrow(IntegrityError);
  await writer.rotate(next, 'yearly');
  await follower.enrol();
  await follower.revoke(signer.keyid, '2026-01-02T00:00:00.000Z', 'laptop lost');
  expect(store.log.map(({ predicateType }) => predicateType)).toEqual([KEY_TYPE, KEY_TYPE, KEY_TYPE]);
});

test('evidence goes in with its artifacts and comes back as a row and as a record', async () => {
  const evidence = await sampleEvidence(store);
  const entry = await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
  const row = rowOf(entry);
  expect(row).toEqual({
    index: 0,
    digest: entry.digest,
    id: evidence.id,
    collector: evidence.collector.id,
    kind: evidence.kind,
    scope: evidence.source,
    run: evidence.run.id,
    effective: evidence.time.finished,
    completeness: evidence.completeness,
  });
  expect(row && (await readEvidence(store, row))).toEqual(evidence);
  expect(await Array.fromAsync(store.evidence())).toEqual([row]);
});

test('evidence of a period is effective at its end', async () => {
  const period = { from: '2025-01-01T00:00:00.000Z', to: '2025-12-31T23:59:59.999Z' };
  const evidence = { ...(await sampleEvidence(store)), period };
  expect(rowOf(await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence)))?.effective).toBe(period.to);
});

test('evidence whose artifact is not stored is refused, and the log stays as it was', async () => {
  const evidence = await sampleEvidence(store);
  store.blobs.clear();
  await expect(writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence))).rejects.toThrow(StorageError);
  expect(await store.size()).toBe(0);
});

test('a statement may point at a blob that is gone, and is no evidence', async () => {
  const entry = await writer.append(TOMBSTONE_TYPE, tombstone, [blobSubject('a'.repeat(64))]);
  expect(rowOf(entry)).toBeNull();
});

test.each([
  ['a predicate that lacks a member', TOMBSTONE_TYPE, { time: tombstone.time, by: 'ann' }],
  ['a predicate with a member too many', TOMBSTONE_TYPE, { ...tombstone, more: 1 }],
  ['an instant without milliseconds', TOMBSTONE_TYPE, { ...tombstone, time: '2026-01-02T00:00:00Z' }],
  ['a day that is none', TOMBSTONE_TYPE, { ...tombstone, time: '2026-13-02T00:00:00.000Z' }],
  ['a float', 'urn:example:other:v1', { a: 0.5 }],
])('%s is not signed', async (_name, type, predicate) => {
  await expect(writer.append(type, predicate, [])).rejects.toThrow(IntegrityError);
  expect(await store.size()).toBe(0);
});

test('foreign evidence is a row that says whose it is', async () => {
  const evidence = await sampleEvidence(store);
  const theirs = new EvidenceWriter(new MemoryStore('test.example/log-2'), (await generateSigner()).signer);
  for (const [, bytes] of store.blobs) await theirs.store.putBlob(bytes);
  const foreign = await theirs.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
  await store.putBlob(foreign.envelope);
  const { index: _, digest, ...row } = rowOf(foreign) ?? { index: 0, digest: '' };
  const told = {
    kind: 'record',
    package: 'b'.repeat(64),
    origin: theirs.store.origin,
    index: 0,
    keyid: theirs.signer.keyid,
  };
  const entry = await writer.append(IMPORT_TYPE, { ...told, row }, [envelopeSubject(digest), ...subjectsOf(evidence)]);
  const mine = rowOf(entry);
  expect(mine).toMatchObject({ index: 0, digest: foreign.digest, foreign: 'test.example/log-2', id: evidence.id });
  expect(mine && (await readEvidence(store, mine))).toEqual(evidence);
});

test('a checkpoint signs the log as it is, once a size', async () => {
  await writer.enrol();
  const note = await writer.checkpoint();
  expect(await writer.checkpoint()).toBe(note);
  const leaves = store.log.map(({ envelope }) => leafHash(envelope));
  expect(await openCheckpoint(note, { name: store.origin, publicKey: signer.publicKey })).toEqual({
    origin: store.origin,
    size: 1,
    root: rootOf(leaves),
  });
  await writer.append(TOMBSTONE_TYPE, tombstone, []);
  await writer.checkpoint();
  expect((await store.checkpoints()).map(({ size }) => size)).toEqual([1, 2]);
});

test('a log that shrank is not signed for', async () => {
  await writer.enrol();
  await writer.append(TOMBSTONE_TYPE, tombstone, []);
  await writer.checkpoint();
  store.log.pop();
  await expect(writer.checkpoint()).rejects.toThrow('2 were signed for');
});

test.each([0, 1])('a log that changed below a checkpoint is not signed for, %i entries later', async (later) => {
  await writer.enrol();
  await writer.append(TOMBSTONE_TYPE, tombstone, []);
  await writer.checkpoint();
  store.log.pop();
  await writer.append(TOMBSTONE_TYPE, { ...tombstone, reason: 'another' }, []);
  if (later) await writer.append(TOMBSTONE_TYPE, tombstone, []);
  await expect(writer.checkpoint()).rejects.toThrow('not the ones that were signed');
});
