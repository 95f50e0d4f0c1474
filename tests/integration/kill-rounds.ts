import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import { requiredBlobs } from '#shared/evidence/row.ts';
import { peekCheckpoint } from '#shared/log/checkpoint.ts';
import { rootOf } from '#shared/log/merkle.ts';
import { type Ended, type Sandbox, start } from './cli-harness.ts';

export interface KillFigures {
  /** Runs that were begun. */
  readonly rounds: number;
  /** Runs that held the workspace and had not ended when they were killed. */
  readonly killed: number;
  /** Those of them that had put something into the log since they were begun. */
  readonly amid: number;
  /** Entries of the log at the end. */
  readonly entries: number;
  /** Milliseconds that a whole collection took: the moments are drawn from these. */
  readonly whole: number;
  /** What went wrong, in words; empty when nothing was lost. */
  readonly problems: readonly string[];
}

/**
 * Collects into one workspace again and again, each time killed at a random moment, and looks after
 * each: what was in the log is still in it, every artifact it names is there whole, and its newest
 * checkpoint is one of its beginnings. Each third run goes on with the one before, the rest begin anew.
 */
export async function killRounds(
  cwd: string,
  sandbox: Sandbox,
  rounds: number,
  random: () => number,
): Promise<KillFigures> {
  const problems: string[] = [];
  // The first makes the workspace and its key, and has nothing to ask the system on conditions.
  await lasting(cwd, sandbox);
  const whole = await lasting(cwd, sandbox);
  let before = await look(cwd, problems, 0);
  let killed = 0;
  let amid = 0;
  let round = 0;
  // Some runs are through before their moment comes; those do not count.
  while (killed < rounds) {
    round++;
    const fresh = round % 3 !== 0;
    const { child, ended } = collect(cwd, sandbox, fresh);
    if (await holds(cwd, child.pid, ended)) await wait(random() * whole);
    child.kill('SIGKILL');
    const isKilled = (await ended).signal === 'SIGKILL' && (await holderOf(cwd)) === child.pid;
    const after = await look(cwd, problems, round);
    if (isKilled && (await isUnfinished(cwd))) {
      killed++;
      if (after.length > before.length) amid++;
    }
    if (before.some((digest, at) => after[at] !== digest))
      problems.push(`round ${round}: the log lost or changed an entry`);
    before = after;
  }
  const last = await collect(cwd, sandbox, false).ended;
  if (last.code !== 0) problems.push(`the run after ended with ${last.code}: ${last.stderr}`);
  if (await isUnfinished(cwd)) problems.push('the run after ended and left its note behind');
  const after = await look(cwd, problems, round + 1);
  if (before.some((digest, at) => after[at] !== digest)) problems.push('the run after lost or changed an entry');
  return { rounds: round, killed, amid, entries: after.length, whole: Math.round(whole), problems };
}

function collect(cwd: string, sandbox: Sandbox, fresh: boolean) {
  return start(['collect', 'github', ...sandbox.githubArgs, ...(fresh ? ['--fresh'] : [])], {
    cwd,
    env: { TOKEN: sandbox.github.tokens.admin },
  });
}

/** Milliseconds from the moment a collection has the workspace until it is through. */
async function lasting(cwd: string, sandbox: Sandbox): Promise<number> {
  const { child, ended } = collect(cwd, sandbox, true);
  await holds(cwd, child.pid, ended);
  const began = performance.now();
  const { code, stderr } = await ended;
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return performance.now() - began;
}

/** Waits until the process has the workspace to itself; false when it ended first. */
async function holds(cwd: string, pid: number | undefined, ended: Promise<Ended>): Promise<boolean> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  while (!over.signal.aborted) {
    if ((await holderOf(cwd)) === pid) return true;
    await wait(10);
  }
  return false;
}

/** Process that the workspace's lock names; a killed one leaves it behind. */
async function holderOf(cwd: string): Promise<number | null> {
  try {
    const holder: unknown = JSON.parse(await readFile(join(cwd, '.annexa/lock'), 'utf8'));
    return typeof holder === 'object' && holder !== null && 'pid' in holder ? (holder.pid as number) : null;
  } catch {
    return null;
  }
}

/** A run notes that it has begun, and drops the note when it ends. */
async function isUnfinished(cwd: string): Promise<boolean> {
  return (await readdir(join(cwd, '.annexa/runs')).catch(() => [])).some((name) => name.endsWith('.json'));
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
