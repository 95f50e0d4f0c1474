import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { newFolder, node, removeFolder, root, run, startSandbox } from '../integration/cli-harness.ts';
import { killRounds } from '../integration/kill-rounds.ts';
import { seeded } from '../shared/package/mutations.ts';

/** Workspaces, and how often the collection into each is killed: looking after a kill takes longer as a log grows. */
const WORKSPACES = 8;
const KILLS = 25;
/** Workspaces at one time: a run waits half of its life for the disk and the sandbox. */
const LANES = 3;

/** A collection killed with SIGKILL at random moments: what was lost. */
export default async function bench(print: (line: string) => void): Promise<void> {
  // Apart: what a bench imports late, the runner no longer resolves.
  execFileSync(node, [join(root, 'collectors/cli/launch.ts'), '--version']);
  const seed = Date.now();
  const random = seeded(seed);
  print(`seed ${seed}`);
  const total = { rounds: 0, killed: 0, amid: 0, entries: 0, problems: 0, verified: 0 };
  const one = async (at: number) => {
    const cwd = await newFolder();
    // One for each: so many runs would come to the end of an hour's requests, and wait for the next hour.
    const sandbox = await startSandbox(cwd, '--repos', '2', '--members', '2');
    try {
      const { rounds, killed, amid, entries, whole, problems } = await killRounds(cwd, sandbox, KILLS, random);
      await run(['export', 'package', '--out', 'evidence.zip'], { cwd });
      const { code, stdout } = await run(['verify', 'evidence.zip'], { cwd });
      if (code === 0) total.verified++;
      else print(`workspace ${at}: its package does not verify (exit ${code}): ${stdout}`);
      for (const problem of problems) print(`workspace ${at}: ${problem}`);
      total.rounds += rounds;
      total.killed += killed;
      total.amid += amid;
      total.entries += entries;
      total.problems += problems.length;
      print(`workspace ${at}: ${killed} of ${rounds} runs killed, within the ${whole} ms that one takes`);
    } finally {
      await sandbox.stop();
      await removeFolder(cwd);
    }
  };
  let next = 0;
  const lane = async () => {
    while (next < WORKSPACES) await one(next++);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const { rounds, killed, amid, entries, problems, verified } = total;
  print(`${rounds} runs, ${killed} of them killed before they were through, ${amid} after they had added to the log`);
  print(`${entries} entries in ${WORKSPACES} logs at the end; lost or damaged: ${problems}`);
  print(`logs that the next run finished and that verify: ${verified} of ${WORKSPACES}`);
}
