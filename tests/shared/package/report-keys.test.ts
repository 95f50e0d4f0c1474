import { expect, test } from 'vitest';
import { generateSigner } from '#shared/evidence/signer.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { importPackage, importedPackages } from '#shared/package/import.ts';
import { reportKeys } from '#shared/package/report-keys.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { MemoryStore } from '../evidence/memory-store.ts';
import { inputOf, NOW, sampleLog, signal, zipOf } from './sample-package.ts';

test('the keys of a log are told with how they are kept and whether they still count', async () => {
  const { store, signer, writer } = await sampleLog(1);
  const next = (await generateSigner()).signer;
  await writer.rotate({ ...next, tier: 'software-wrapped' }, 'a new laptop');
  const { origin } = store;
  const first = { origin, foreign: false, keyid: signer.keyid, tier: 'software' };
  const second = { origin, foreign: false, keyid: next.keyid, tier: 'software-wrapped', state: 'current' };
  expect(await reportKeys(store)).toMatchObject([{ ...first, state: 'replaced' }, second]);
  await new EvidenceWriter(store, next).revoke(signer.keyid, '2026-01-01T00:00:00.000Z', 'the laptop was lost');
  expect(await reportKeys(store)).toMatchObject([{ ...first, state: 'revoked' }, second]);
});

test('keys of evidence that was taken over are told with their own log, also without the list of its files', async () => {
  const theirs = await sampleLog(2);
  const zip = await zipOf(inputOf(theirs.writer));
  const store = new MemoryStore('test.example/log-2');
  const { signer } = await generateSigner();
  const writer = new EvidenceWriter(store, signer);
  await writer.enrol();
  const files = await readZip(memoryAccess(zip));
  const verdict = await verifyPackage(files, { now: NOW, signal });
  await importPackage({ files, verdict, writer, by: 'ann', now: NOW, reader: 'annexa test', signal });
  const own = { origin: store.origin, foreign: false, keyid: signer.keyid, tier: 'software', state: 'current' };
  expect(await reportKeys(store)).toMatchObject([
    own,
    { origin: theirs.store.origin, foreign: true, keyid: theirs.signer.keyid, tier: 'software', state: 'current' },
  ]);
  for await (const { list } of importedPackages(store)) await store.removeBlob(list);
  expect(await reportKeys(store)).toMatchObject([own]);
});
