import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { newFolder, node, removeFolder, root, run, startSandbox } from '../integration/cli-harness.ts';
import { killRounds } from '../integration/kill-rounds.ts';
import { seeded } from '../shared/package/mutations.ts';

const ROUNDS = 200;

/** A collection killed with SIGKILL at random moments: what was lost. */
export default async function bench(print: (line: string) => void): Promise<void> {
  // Apart: what a bench imports late, the runner no longer resolves.
  execFileSync(node, [join(root, 'collectors/cli/launch.ts'), '--version']);
  const home = await newFolder();
  const sandbox = await startSandbox(home, '--repos', '12', '--members', '6');
  try {
    const { rounds, killed, entries, problems } = await killRounds(home, sandbox, ROUNDS, seeded(Date.now()));
    print(`${rounds} runs, ${killed} of them killed while collecting, ${entries} entries in the log at the end`);
    print(`lost or damaged: ${problems.length}`);
    for (const problem of problems) print(problem);
    await run(['export', 'package', '--out', 'evidence.zip'], { cwd: home });
    const { code } = await run(['verify', 'evidence.zip'], { cwd: home });
    print(`the log verifies: ${code === 0 ? 'yes' : `no (exit ${code})`}`);
  } finally {
    await sandbox.stop();
    await removeFolder(home);
  }
}
