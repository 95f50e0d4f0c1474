import { setTimeout as wait } from 'node:timers/promises';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import { requiredBlobs } from '#shared/evidence/row.ts';
import { peekCheckpoint } from '#shared/log/checkpoint.ts';
import { rootOf } from '#shared/log/merkle.ts';
import { run, type Sandbox, start } from './cli-harness.ts';

export interface KillFigures {
  /** Runs that were begun. */
  readonly rounds: number;
  /** Runs that were still collecting when they were killed. */
  readonly killed: number;
  readonly entries: number;
  /** What went wrong, in words; empty when nothing was lost. */
  readonly problems: readonly string[];
}

/** Longest a collection is left alone, milliseconds: about what a whole one takes. */
const LONGEST = 1_500;

/**
 * Collects into one workspace again and again, each time killed at a random moment, and looks after
 * each: what was in the log is still in it, every artifact it names is there whole, and its newest
 * checkpoint is one of its beginnings.
 */
export async function killRounds(
  cwd: string,
  sandbox: Sandbox,
  rounds: number,
  random: () => number,
): Promise<KillFigures> {
  const problems: string[] = [];
  let before: readonly string[] = [];
  let killed = 0;
  let round = 0;
  // Some runs are through before their moment comes; those do not count.
  for (; killed < rounds; round++) {
    const { child, ended } = start(['collect', 'github', ...sandbox.githubArgs], {
      cwd,
      env: { TOKEN: sandbox.github.tokens.admin },
    });
    await wait(200 + random() * LONGEST);
    child.kill('SIGKILL');
    if ((await ended).signal === 'SIGKILL') killed++;
    const after = await look(cwd, problems, round);
    if (before.some((digest, at) => after[at] !== digest))
      problems.push(`round ${round}: the log lost or changed an entry`);
    before = after;
  }
  const last = await run(['collect', 'github', ...sandbox.githubArgs], {
    cwd,
    env: { TOKEN: sandbox.github.tokens.admin },
  });
  if (last.code !== 0) problems.push(`the run after ended with ${last.code}: ${last.stderr}`);
  const entries = (await look(cwd, problems, round)).length;
  return { rounds: round, killed, entries, problems };
}

/** Digests of the entries in order. Reads every artifact once more than a reader of the report would. */
async function look(cwd: string, problems: string[], round: number): Promise<string[]> {
  const store = await FolderStore.openReader(`${cwd}/.annexa`).catch(() => null);
  // Killed before it made the workspace.
  if (store === null) return [];
  const digests: string[] = [];
  for await (const { envelope, digest, index } of store.entries()) {
    if ((await digestOf(envelope)) !== digest) problems.push(`round ${round}: entry ${index} has other bytes`);
    for (const blob of requiredBlobs(envelope)) {
      if ((await store.getBlob(blob)) === null) problems.push(`round ${round}: entry ${index} lost artifact ${blob}`);
    }
    digests.push(digest);
  }
  const newest = (await store.checkpoints()).at(-1);
  if (newest) {
    const { size, root } = peekCheckpoint(newest.note);
    const leaves = await store.leafHashes();
    if (leaves.length < size || Buffer.compare(rootOf(leaves.slice(0, size)), root) !== 0) {
      problems.push(`round ${round}: the checkpoint for ${size} entries does not fit the log`);
    }
  }
  await store.close();
  return digests;
}
