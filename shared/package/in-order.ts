import { Turns } from '../engine/turns.ts';

/**
 * Runs `work` over items, at most `width` at a time, and yields the results in the order of the items.
 * A rejection is thrown where its result would have been.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  const turns = new Turns();
  for (const item of items) {
    await turns.pass();
    const result = work(item);
    // A rejection is met when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    running.push(result);
    const first = running.length >= width ? running.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const rest of running) yield await rest;
}
