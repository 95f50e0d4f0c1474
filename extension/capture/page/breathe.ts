/** Longest stretch that we keep a page's thread before it may do something else, milliseconds. */
const SLICE_MS = 8;

interface Yielding {
  readonly scheduler?: { yield?(): Promise<void> };
}

/** Lets the page work: whatever it has waiting goes first. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  return scheduler?.yield?.() ?? new Promise((next) => setTimeout(next, 0));
}

/** Says when a slice of time is used up; asked in every loop whose length a page decides. */
export class Slice {
  #until = performance.now() + SLICE_MS;

  get spent(): boolean {
    return performance.now() > this.#until;
  }

  async rest(): Promise<void> {
    await breathe();
    this.#until = performance.now() + SLICE_MS;
  }
}
