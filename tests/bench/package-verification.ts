import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeHashing } from '#collectors/cli/package/node-hashing.ts';
import { nodeSignatures } from '#collectors/cli/package/node-signatures.ts';
import { openPackage } from '#collectors/cli/package/open-package.ts';
import { packageFiles } from '#shared/package/package-writer.ts';
import { verifyPackage } from '#shared/package/verify.ts';
import { bodyOf } from '../shared/package/bodies.ts';
import { held, inputOf, sampleLog, signal } from '../shared/package/sample-package.ts';

const RECORDS = 10_000;
/** Bytes of an artifact: a page of a hundred items of a console's API. */
const ARTIFACT = 64 * 1024;

/** Throughput of verification against `sha256sum` over the same files, both with the files in the page cache. */
export default async function bench(print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'annexa-bench-'));
  try {
    const { writer } = await sampleLog(RECORDS, (at) => bodyOf(at, ARTIFACT));
    let bytes = 0;
    let count = 0;
    for await (const made of packageFiles(inputOf(writer))) {
      const file = await held(made);
      const path = join(folder, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.bytes);
      bytes += file.bytes.length;
      count++;
    }
    const plain: number[] = [];
    const verified: number[] = [];
    let busy = 0;
    for (let round = 0; round < 3; round++) {
      plain.push(
        timed(() => execFileSync('sha256sum', ['--check', '--quiet', 'manifest-sha256.txt'], { cwd: folder })),
      );
      const start = performance.now();
      const before = process.cpuUsage();
      const { files } = await openPackage(folder);
      const verdict = await verifyPackage(files, {
        now: Date.UTC(2027, 0, 1),
        hashing: nodeHashing,
        signatures: nodeSignatures,
        signal,
      });
      verified.push(performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      busy = (user + system) / 1000;
      if (verdict.outcome !== 'verified-self-asserted') throw new Error(verdict.broken?.why ?? verdict.outcome);
    }
    print(`${RECORDS} records, ${count} files, ${Math.round(bytes / 1e6)} MB`);
    print(`sha256sum ${plain.map(Math.round).join(', ')} ms; verification ${verified.map(Math.round).join(', ')} ms`);
    print(`processor time of the last verification: ${Math.round(busy)} ms`);
    print(`throughput of verification to sha256sum: ${(Math.min(...plain) / Math.min(...verified)).toFixed(2)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
