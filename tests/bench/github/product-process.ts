import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '../../..');
const node = join(root, 'node_modules/.bin/node');

export interface Address {
  readonly origin: string;
  readonly baseUrl: string;
  readonly org: string;
  readonly token: string;
}

export interface Ran {
  /** From start to end, and how much of it this process computed. */
  readonly milliseconds: number;
  readonly computing: number;
  /** Most memory that the process ever held, MB: with the program itself and garbage not yet collected. */
  readonly residentMb: number;
  readonly stdout: string;
}

/** The built command line in a process of its own, so that nothing but the product is measured. */
export async function product(cwd: string, argv: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const started = performance.now();
  const { stdout, told } = await ended(cwd, [], TELL, argv, env);
  const { computing, resident } = told as Record<'computing' | 'resident', number>;
  return { milliseconds: performance.now() - started, computing, residentMb: resident / 1024, stdout };
}

/**
 * What was ever in use at once, MB: objects and buffers that were still there after a full collection of
 * garbage, of which there are many. That makes the process slow and keeps it small, so that nothing else of
 * it is measured.
 */
export async function liveMb(cwd: string, argv: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const { told } = await ended(cwd, ['--expose-gc', EXACTLY], WATCH, argv, env);
  return (told as { live: number }).live / 1e6;
}

/** While garbage is collected step by step, all that is made meanwhile counts as used, and the busier the machine the more. */
const EXACTLY = '--no-incremental-marking';

async function ended(
  cwd: string,
  flags: readonly string[],
  preload: string,
  argv: readonly string[],
  env: Record<string, string>,
): Promise<{ readonly stdout: string; readonly told: unknown }> {
  const annexa = join(root, '.output/cli/annexa.js');
  const first = `data:text/javascript,${encodeURIComponent(preload)}`;
  const child = spawn(node, [...flags, '--import', first, annexa, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
  });
  const [stdout, stderr] = [textOf(child, 'stdout'), textOf(child, 'stderr')];
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`annexa ${argv.join(' ')} ended with ${code}: ${stderr()}`);
  return { stdout: stdout(), told: JSON.parse(/\nbench (\{.*\})/.exec(stderr())?.[1] ?? '{}') };
}

const TELL = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const told = { computing: (user + system) / 1000, resident: process.resourceUsage().maxRSS };
  process.stderr.write('\\nbench ' + JSON.stringify(told) + '\\n');
});`;

/** Between tasks at every moment, and within long ones whenever the engine itself collects all garbage. */
const WATCH = `import { GCProfiler } from 'node:v8';
const profiler = new GCProfiler();
profiler.start();
let live = 0;
let buffers = 0;
const look = () => {
  gc();
  // Buffers that it found dead are freed only while the next one is under way.
  gc();
  const { heapUsed, external } = process.memoryUsage();
  buffers = Math.max(buffers, external);
  live = Math.max(live, heapUsed + external);
};
setInterval(look, 250).unref();
process.on('exit', () => {
  look();
  for (const { gcType, afterGC } of profiler.stop().statistics) {
    // Of those between, the count of buffers has dead ones in it.
    const { usedHeapSize } = afterGC.heapStatistics;
    if (gcType === 'MarkSweepCompact') live = Math.max(live, usedHeapSize + buffers);
  }
  process.stderr.write('\\nbench ' + JSON.stringify({ live }) + '\\n');
});`;

export async function startSandbox(repositories: number, members: number): Promise<Address & { stop(): void }> {
  const script = join(import.meta.dirname, 'sandbox-process.ts');
  const child = spawn(node, [script, String(repositories), String(members)], { cwd: root });
  const [stdout, stderr] = [textOf(child, 'stdout'), textOf(child, 'stderr')];
  while (!stdout().includes('\n')) {
    if (child.exitCode !== null) throw new Error(`the sandbox ended: ${stderr()}`);
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'close')]);
  }
  return { ...(JSON.parse(stdout()) as Address), stop: () => child.kill() };
}

function textOf(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  let text = '';
  child[name]?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
