/** Longest that work goes on without letting anything else happen, such as an interruption; milliseconds. */
const TURN = 50;

/**
 * Lets others have their turn during work that never waits by itself: without it a signal that ends the
 * work is not even heard, and what a turn leaves behind is cleared away late.
 */
export class Turns {
  #since = performance.now();

  /** Call it often; it waits only when a turn has been long. */
  async pass(): Promise<void> {
    if (performance.now() - this.#since < TURN) return;
    await nextTurn();
    this.#since = performance.now();
  }
}

function nextTurn(): Promise<void> {
  return typeof setImmediate === 'function' ? new Promise((done) => setImmediate(done)) : byMessage();
}

/** Not by a timer: browsers hold those of a page that nobody looks at back to one a second. */
function byMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const came = new Promise<void>((done) => port1.addEventListener('message', () => done(), { once: true }));
  port1.start();
  port2.postMessage(null);
  return came.finally(() => port1.close());
}
