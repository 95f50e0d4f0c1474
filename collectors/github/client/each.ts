import type { Asked, GithubConnection } from './connection.ts';

/** As many as the connection lets through at once; more would only wait in memory. */
const WORKERS = 5;

/** After so many refusals in a row for want of one permission, the rest would be refused as well. */
const HOPELESS_AFTER = 3;

/**
 * Asks one question for each of many paths. Stops early when the token plainly lacks the permission for
 * this kind of question; what was then not asked stays unknown.
 */
export async function askEach(
  connection: GithubConnection,
  paths: readonly string[],
  ask: (path: string) => Promise<Asked> = (path) => connection.get(path),
): Promise<void> {
  const [first, rest] = [paths.slice(0, HOPELESS_AFTER), paths.slice(HOPELESS_AFTER)];
  // One after the other: whether to go on must not depend on which answer is fastest.
  let refused = 0;
  for (const path of first) {
    const asked = await ask(path);
    if (asked.status === 403 && asked.refusal?.missing !== undefined) refused += 1;
  }
  if (refused >= HOPELESS_AFTER) return;
  const waiting = rest[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const path of waiting) await ask(path);
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}

/** Asks for a list to its end; the answer is that to its first page, which tells whether it may be read. */
export async function getToEnd(connection: GithubConnection, path: string): Promise<Asked> {
  const first = await connection.get(path);
  const visited = new Set([path]);
  for (let { next } = first; next !== null && !visited.has(next); ) {
    visited.add(next);
    ({ next } = await connection.get(next));
  }
  return first;
}
