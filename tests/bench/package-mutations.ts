import { nodeHashing } from '#collectors/cli/package/node-hashing.ts';
import { nodeSignatures } from '#collectors/cli/package/node-signatures.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { memoryAccess, readZip } from '#shared/package/zip-reader.ts';
import { mutated, seeded, zipOfFiles } from '../shared/package/mutations.ts';
import { filesOf, inputOf, NOW, sampleLog, signal } from '../shared/package/sample-package.ts';

const RECORDS = 1000;
const ROUNDS = 2000;

/** Random flips, cuts, moved, added and dropped files: how many are reported as failed. */
export default async function bench(print: (line: string) => void): Promise<void> {
  const { writer } = await sampleLog(RECORDS);
  const files = await filesOf(inputOf(writer));
  const zip = await zipOfFiles(files);
  const random = seeded(3);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const mutation = await mutated(zip, files, random);
    const kind = mutation.name.replace(/^.* (flipped|moved|added|dropped).*$/, '$1').replace(/^cut.*$/, 'cut');
    const { outcome } = await verifyPackage(await readZip(memoryAccess(mutation.zip)), {
      now: NOW,
      signal,
      hashing: nodeHashing,
      signatures: nodeSignatures,
    });
    const key = `${kind} ${outcome}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    if (outcome !== 'failed') print(`NOT FOUND: ${mutation.name}`);
  }
  print(
    `${RECORDS} records, ${files.length} files, ${ROUNDS} changes: ${[...outcomes].map(([key, count]) => `${count} ${key}`).join(', ')}`,
  );
}
