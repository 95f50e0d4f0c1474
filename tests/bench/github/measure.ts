import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Address, liveMb, product, startSandbox } from './product-process.ts';
import { type Figures, flaws, type Run, table } from './growth.ts';

const MEMBERS = 120;

/** What reads back what was collected: the whole of it each time. */
const READING: readonly (readonly [name: string, argv: readonly string[]])[] = [
  ['gaps', ['gaps', '--format', 'csv', '--out', 'gaps.csv']],
  ['gaps as HTML', ['gaps', '--format', 'html', '--out', 'gaps.html']],
  ['gaps as JSON', ['gaps', '--format', 'json', '--out', 'gaps.json']],
  ['show --all', ['show', 'A.8.32', '--all', '--out', 'control.txt']],
  ['export package', ['export', 'package', '--out', 'package.zip']],
];

/**
 * Requests, points, time and memory for all settings of a GitHub organisation, cold and unchanged, and how
 * they grow with the number of repositories; then the same for judging and exporting. The sandbox answers on
 * loopback from a process of its own, so that time and memory are the product's. Returns what is not as
 * it has to be.
 */
export async function measure(print: (line: string) => void, steps: readonly number[]): Promise<readonly string[]> {
  const base = await inFolder(async (home) => runOf(home, home, ['list', 'checks'], {}));
  print('repositories  requests  minimum  ratio  points  a repository  unchanged');
  const figures: Figures[] = [];
  for (const repositories of steps) {
    const sandbox = await startSandbox(repositories, MEMBERS);
    try {
      const measured = (home: string) => inFolder((other) => figuresOf(print, home, other, sandbox, repositories));
      figures.push(await inFolder(measured));
    } finally {
      sandbox.stop();
    }
  }
  print('');
  for (const line of table(figures, base)) print(line);
  return flaws(figures, base);
}

async function figuresOf(
  print: (line: string) => void,
  home: string,
  other: string,
  sandbox: Address,
  repositories: number,
): Promise<Figures> {
  const where = ['--base-url', sandbox.baseUrl, '--org', sandbox.org, '--token-env', 'TOKEN'];
  const argv = ['collect', 'github', '--only', 'settings', ...where];
  const env = { TOKEN: sandbox.token };
  const runs = new Map<string, Run>();
  const asked = [];
  for (const name of ['collect', 'collect again']) {
    await requestsOf(sandbox);
    const run = await product(home, argv, env);
    asked.push(await requestsOf(sandbox));
    runs.set(name, { ...run, liveMb: await liveMb(other, argv, env) });
  }
  for (const [name, command] of READING) runs.set(name, await runOf(home, home, command, {}));
  const [cold, again] = asked;
  if (cold === undefined || again === undefined) throw new Error('nothing was collected');
  const minimum = fewest(repositories, MEMBERS);
  print(
    [
      String(repositories).padEnd(14),
      String(cold.total).padEnd(10),
      String(minimum).padEnd(9),
      (cold.total / minimum).toFixed(2).padEnd(7),
      String(cold.points).padEnd(8),
      (cold.total / repositories).toFixed(4).padEnd(14),
      String(again.counted + again.graphql),
    ].join(''),
  );
  return { repositories, runs };
}

async function runOf(home: string, other: string, argv: readonly string[], env: Record<string, string>): Promise<Run> {
  return { ...(await product(home, argv, env)), liveMb: await liveMb(other, argv, env) };
}

/** What was asked since the last time. */
async function requestsOf({ origin }: Address) {
  const response = await fetch(`${origin}/_sandbox/github/requests`);
  const summary = (await response.json()) as Record<'total' | 'points' | 'counted' | 'graphql', number>;
  await fetch(`${origin}/_sandbox/github/requests`, { method: 'DELETE' });
  return summary;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'annexa-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What no plan can go below, with pages of 100 everywhere: who the token is; eight answers and the list of
 * chosen actions for the organisation; the organisation and its members; two lists of outside collaborators;
 * REST and GraphQL pages of repositories.
 */
function fewest(repositories: number, members: number): number {
  const pages = (items: number) => Math.ceil(items / 100);
  return 1 + 9 + pages(members) + 2 + 2 * pages(repositories);
}
