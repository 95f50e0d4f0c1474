/**
 * How many requests are in flight at one service, region and account. It halves when the service says
 * "too many", and grows by one after as many successes as it allows (additive increase, multiplicative
 * decrease).
 */
export class Limiter {
  #limit: number;
  #running = 0;
  #successes = 0;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];

  constructor(start = 4, most = 16) {
    this.#limit = start;
    this.#most = most;
  }

  get limit(): number {
    return this.#limit;
  }

  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    while (this.#running >= this.#limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      signal.throwIfAborted();
    }
    signal.throwIfAborted();
    this.#running += 1;
    try {
      return await task();
    } finally {
      this.#running -= 1;
      this.#wake();
    }
  }

  succeeded(): void {
    this.#successes += 1;
    if (this.#successes < this.#limit || this.#limit >= this.#most) return;
    this.#successes = 0;
    this.#limit += 1;
    this.#wake();
  }

  throttled(): void {
    this.#successes = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }

  #wake(): void {
    for (let free = this.#limit - this.#running; free > 0; free -= 1) this.#waiting.shift()?.();
  }
}
