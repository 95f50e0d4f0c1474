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
  readonly milliseconds: number;
  /** Most that was alive on the heap after a full collection of garbage, MB. */
  readonly liveMb: number;
  /** Most memory that the process ever held, MB: with the program itself and garbage not yet collected. */
  readonly residentMb: number;
  readonly stdout: string;
}

/** The built command line in a process of its own, so that nothing but the product is measured. */
export async function product(cwd: string, argv: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const started = performance.now();
  const annexa = join(root, '.output/cli/annexa.js');
  const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
  const child = spawn(node, ['--trace-gc', '--import', watch, annexa, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
  });
  const [stdout, stderr] = [textOf(child, 'stdout'), textOf(child, 'stderr')];
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`annexa ${argv.join(' ')} ended with ${code}: ${stderr()}`);
  return {
    milliseconds: performance.now() - started,
    liveMb: Math.max(...[...stdout().matchAll(FULL)].map(([, after]) => Number(after))),
    residentMb: Number(/resident (\d+)/.exec(stderr())?.[1]) / 1024,
    stdout: stdout(),
  };
}

/** A line of `--trace-gc` about a full collection: "Mark-Compact 61.2 (70.0) -> 32.1 (66.3) MB". */
const FULL = /Mark-Compact[^\n]*? -> ([\d.]+) \(/g;

const WATCH = `process.on('exit', () => process.stderr.write('resident ' + process.resourceUsage().maxRSS + '\\n'));`;

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
