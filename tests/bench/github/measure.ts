import { collectAll, serve, workspace } from '../../collectors/github/lib/sandbox.ts';

const MEMBERS = 120;
const STEPS = [200, 2_000, 20_000];

/**
 * Requests, points and time for all settings of a GitHub organisation, cold and unchanged, and how they
 * grow with the number of repositories. The sandbox answers on loopback, so that time is ours and its.
 */
export async function measure(print: (line: string) => void): Promise<void> {
  print('repositories  requests  minimum  ratio  points  a repository  unchanged  ms      heap MB  growth');
  let before: number | null = null;
  for (const repositories of STEPS) {
    const limits = { core: 1_000_000, graphql: 1_000_000, restPerMinute: 1_000_000, graphqlPerMinute: 1_000_000 };
    const served = await serve({ repos: repositories, members: MEMBERS, limits });
    const space = await workspace();
    const { token, only } = { token: served.github.tokens.admin, only: ['settings'] };
    const heap = { most: 0 };
    const watch = setInterval(() => (heap.most = Math.max(heap.most, process.memoryUsage().heapUsed)), 50);
    const started = performance.now();
    await collectAll(served, space, { token, only });
    const took = performance.now() - started;
    const cold = served.github.requests.summary();
    served.github.requests.reset();
    await collectAll(served, space, { token, only });
    const again = served.github.requests.summary();
    clearInterval(watch);
    await served.close();
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
        String(Math.round(took)).padEnd(8),
        String(Math.round(heap.most / 1_048_576)).padEnd(9),
        before === null ? '' : `${(took / before).toFixed(1)}x`,
      ].join(''),
    );
    before = took;
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
