import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from '#shared/schema.ts';
import { codeOf, storageError } from './durable.ts';

const POLL_MS = 150;
/** A holder on another machine cannot be asked whether it lives; it shows so by touching its lock. */
const HEARTBEAT_MS = 5_000;
const SILENT_MS = 60_000;
/** A lock file without its content is being written right now, or its writer died doing so. */
const UNWRITTEN_MS = 10_000;

const holderSchema = z.object({
  token: z.string(),
  pid: z.number(),
  host: z.string(),
  /** When the process started, as the kernel counts it; tells a re-used process id from the holder. */
  born: z.nullable(z.string()),
  since: z.string(),
});

export type LockHolder = z.infer<typeof holderSchema>;

const held = new Set<string>();

/**
 * The right to write to a workspace: one process at a time.
 *
 * A lock whose process is gone is taken over. `acquire` waits for its turn until `signal` aborts, and
 * calls `onWait` once with the holder it waits for.
 */
export class WriterLock {
  readonly #path: string;
  readonly #holder: LockHolder;
  readonly #heartbeat: NodeJS.Timeout;

  private constructor(path: string, holder: LockHolder) {
    this.#path = path;
    this.#holder = holder;
    this.#heartbeat = setInterval(() => {
      const now = new Date();
      utimes(path, now, now).catch(() => undefined);
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  static async acquire(path: string, signal: AbortSignal, onWait?: (holder: LockHolder | null) => void) {
    let told = false;
    for (;;) {
      signal.throwIfAborted();
      const holder = await tryTake(path);
      if (holder !== null) return new WriterLock(path, holder);
      if (await breakStale(path)) continue;
      if (!told) onWait?.(await readHolder(path));
      told = true;
      await sleep(POLL_MS, undefined, { signal });
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    held.delete(this.#holder.token);
    const now = await readHolder(this.#path);
    if (now?.token === this.#holder.token) await rm(this.#path, { force: true });
  }
}

async function tryTake(path: string): Promise<LockHolder | null> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'wx');
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return null;
    throw storageError(cause, 'write', path);
  }
  const holder: LockHolder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    born: bornOf(process.pid),
    since: new Date().toISOString(),
  };
  try {
    await file.writeFile(JSON.stringify(holder));
  } catch (cause) {
    await rm(path, { force: true });
    throw storageError(cause, 'write', path);
  } finally {
    await file.close();
  }
  held.add(holder.token);
  return holder;
}

/**
 * Removes the lock when its holder is gone. Two waiters must not both do so, or the second would
 * remove the lock the first has just taken; so breaking is itself behind a lock, held for moments.
 */
async function breakStale(path: string): Promise<boolean> {
  if (!(await isStale(path))) return false;
  const breaker = `${path}.break`;
  try {
    await (await open(breaker, 'wx')).close();
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw storageError(cause, 'write', breaker);
    if ((await ageOf(breaker)) > UNWRITTEN_MS) await rm(breaker, { force: true });
    return false;
  }
  try {
    if (!(await isStale(path))) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await rm(breaker, { force: true });
  }
}

async function isStale(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  const age = await ageOf(path);
  if (holder === null) return age > UNWRITTEN_MS && age !== Number.POSITIVE_INFINITY;
  if (holder.host !== hostname()) return age > SILENT_MS;
  if (holder.pid === process.pid) return !held.has(holder.token);
  if (!isAlive(holder.pid)) return true;
  const born = bornOf(holder.pid);
  return born !== null && holder.born !== null && born !== holder.born;
}

async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (cause) {
    if (cause instanceof SyntaxError || codeOf(cause) === 'ENOENT') return null;
    throw storageError(cause, 'read', path);
  }
}

/** Milliseconds since the file was touched; infinite when it is gone. */
async function ageOf(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); null where there is no such file. */
function bornOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
