import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { product, startSandbox } from './product-process.ts';

const MEMBERS = 120;
const HEAD = 'repositories  requests  minimum  ratio  points  a repository  unchanged  collect ms  growth  gaps ms';

/**
 * Requests, points, time and memory for all settings of a GitHub organisation, cold and unchanged, and how
 * they grow with the number of repositories; then what it takes to judge them. The sandbox answers on
 * loopback from a process of its own, so that memory is the product's, and time is the product's and its.
 */
export async function measure(print: (line: string) => void, steps: readonly number[]): Promise<void> {
  print(`${HEAD}  live MB (collect, gaps)  resident MB (collect, gaps)`);
  let before: number | null = null;
  for (const repositories of steps) {
    const home = await mkdtemp(join(tmpdir(), 'annexa-bench-'));
    const sandbox = await startSandbox(repositories, MEMBERS);
    try {
      const asked = async () => {
        const response = await fetch(`${sandbox.origin}/_sandbox/github/requests`);
        const summary = (await response.json()) as Record<'total' | 'points' | 'counted' | 'graphql', number>;
        await fetch(`${sandbox.origin}/_sandbox/github/requests`, { method: 'DELETE' });
        return summary;
      };
      const where = ['--base-url', sandbox.baseUrl, '--org', sandbox.org, '--token-env', 'TOKEN'];
      const argv = ['collect', 'github', '--only', 'settings', ...where];
      const first = await product(home, argv, { TOKEN: sandbox.token });
      const cold = await asked();
      await product(home, argv, { TOKEN: sandbox.token });
      const again = await asked();
      const judged = await product(home, ['gaps', '--format', 'csv']);
      const minimum = fewest(repositories, MEMBERS);
      print(
        [
          String(repositories).padEnd(14),
          String(cold.total).padEnd(10),
          String(minimum).padEnd(9),
          (cold.total / minimum).toFixed(2).padEnd(7),
          String(cold.points).padEnd(8),
          (cold.total / repositories).toFixed(4).padEnd(14),
          String(again.counted + again.graphql).padEnd(11),
          String(Math.round(first.milliseconds)).padEnd(12),
          (before === null ? '' : `${(first.milliseconds / before).toFixed(1)}x`).padEnd(8),
          String(Math.round(judged.milliseconds)).padEnd(9),
          `${Math.round(first.liveMb)}, ${Math.round(judged.liveMb)}`.padEnd(25),
          `${Math.round(first.residentMb)}, ${Math.round(judged.residentMb)}`,
        ].join(''),
      );
      before = first.milliseconds;
    } finally {
      sandbox.stop();
      await rm(home, { recursive: true, force: true });
    }
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
