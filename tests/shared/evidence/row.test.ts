import { expect, it } from 'vitest';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { filed, predicateTypeOf, requiredBlobs, rowOf } from '#shared/evidence/row.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { subjectsOf } from '#shared/evidence/statement.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { MemoryStore } from './memory-store.ts';
import { sampleEvidence } from './sample-evidence.ts';

it('files an envelope under what it is, what it needs and its row, as each of them is told by itself', async () => {
  const store = new MemoryStore();
  const writer = new EvidenceWriter(store, (await generateSigner()).signer);
  await writer.enrol();
  const evidence = await sampleEvidence(store);
  await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
  const [key, record] = await Array.fromAsync(store.entries());
  for (const entry of [key, record]) {
    if (entry === undefined) throw new Error('an entry is missing');
    expect(filed(entry.envelope, { index: entry.index, digest: entry.digest })).toEqual({
      predicateType: predicateTypeOf(entry.envelope),
      blobs: requiredBlobs(entry.envelope),
      row: rowOf(entry),
    });
  }
  expect(filed(record?.envelope ?? new Uint8Array(), { index: 7, digest: 'd' })).toMatchObject({
    predicateType: EVIDENCE_TYPE,
    blobs: [evidence.exchanges[0]?.response?.sha256],
    row: { index: 7, digest: 'd', id: evidence.id, collector: 'github/organization' },
  });
  expect(filed(key?.envelope ?? new Uint8Array(), { index: 0, digest: 'd' })).toMatchObject({ blobs: [], row: null });
});
