import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeyedWriter } from '#collectors/cli/keys/signing-key.ts';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { subjectsOf } from '#shared/evidence/statement.ts';
import { newFolder, node, removeFolder, root, run } from '../integration/cli-harness.ts';
import { sampleEvidence } from '../shared/evidence/sample-evidence.ts';
import { bodyOf } from '../shared/package/bodies.ts';
import { signal } from '../shared/package/sample-package.ts';

const MEBIBYTE = 1024 * 1024;

/** Says on its way out how much memory the process ever held, in KiB. */
const TELLING = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\nmost memory ' + process.resourceUsage().maxRSS + '\\n'))",
)}`;

/** Memory of export and verification as packages grow: artifacts of 1 MiB, 100 and 1000 of them. */
export default async function bench(print: (line: string) => void): Promise<void> {
  // Apart: what a bench imports late, the runner no longer resolves.
  execFileSync(node, [join(root, 'collectors/cli/launch.ts'), '--version']);
  for (const records of [100, 1000]) {
    const home = await newFolder();
    try {
      const folder = join(home, '.annexa');
      const store = await FolderStore.openWriter(folder, { signal });
      const writer = await openKeyedWriter({ store, root: folder, passphrase: undefined });
      for (let at = 0; at < records; at++) {
        const evidence = await sampleEvidence(store, {
          at: Date.UTC(2026, 0, 1) + at,
          body: bodyOf(at, MEBIBYTE),
          collector: 'sample/large',
        });
        await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
      }
      await store.close();
      const env = { NODE_OPTIONS: `--import=${TELLING}` };
      const written = await run(['export', 'package', '--out', 'package.zip'], { cwd: home, env });
      if (written.code !== 0) throw new Error(written.stderr);
      const read = await run(['verify', 'package.zip'], { cwd: home, env });
      const { size } = await stat(join(home, 'package.zip'));
      print(
        `${Math.round(size / MEBIBYTE)} MiB: export ${most(written.stderr)} MiB, verification ${most(read.stderr)} MiB (exit ${written.code}, ${read.code})`,
      );
    } finally {
      await removeFolder(home);
    }
  }
}

function most(stderr: string): string {
  const [, kibibytes] = /most memory (\d+)/.exec(stderr) ?? [];
  return kibibytes === undefined ? 'unknown' : String(Math.round(Number(kibibytes) / 1024));
}
