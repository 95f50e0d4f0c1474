/** Longest the work goes on without letting anything else happen, such as an interruption; milliseconds. */
const TURN = 50;

/**
 * Runs `work` over items, at most `width` at a time, and yields the results in the order of the items.
 * A rejection is thrown where its result would have been.
 *
 * Work that never waits would keep the program to itself; it is stopped for a moment now and then.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since > TURN) {
      await new Promise((done) => setTimeout(done));
      since = performance.now();
    }
    const result = work(item);
    // A rejection is met when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    running.push(result);
    const first = running.length >= width ? running.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const rest of running) yield await rest;
}
