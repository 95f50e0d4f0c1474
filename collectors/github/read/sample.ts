import { digestNow } from '#shared/evidence/digest.ts';

export interface Sample {
  /** What the draw was made from; whoever has the population can repeat it. */
  readonly seed: string;
  /** n of N. */
  readonly drawn: number;
  readonly of: number;
  readonly ids: readonly string[];
}

/** Sizes by population, in the range that auditors use for controls that act many times a day. */
const SIZES = [
  { upTo: 250, draw: 25 },
  { upTo: 1000, draw: 40 },
  { upTo: Number.POSITIVE_INFINITY, draw: 60 },
];

const MOST = Math.max(...SIZES.map(({ draw }) => draw));

/**
 * Draws a sample that anybody can draw again: the ids with the smallest SHA-256 of seed and id. Nobody
 * picked it, and adding or leaving out one id does not move the others. Ids are added one by one, and no
 * more of them are held than could be drawn.
 */
export class Draw {
  readonly #seed: string;
  #smallest: { readonly id: string; readonly rank: string }[] = [];
  #of = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  add(id: string): void {
    this.#of += 1;
    this.#smallest.push({ id, rank: hex(digestNow(encoder.encode(`${this.#seed}\n${id}`))) });
    if (this.#smallest.length > 8 * MOST) this.#prune();
  }

  sample(): Sample {
    this.#prune();
    const size = SIZES.find(({ upTo }) => this.#of <= upTo)?.draw ?? 0;
    const drawn = this.#smallest.slice(0, size).map(({ id }) => id);
    return { seed: this.#seed, drawn: drawn.length, of: this.#of, ids: drawn };
  }

  #prune(): void {
    this.#smallest = this.#smallest.sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, MOST);
  }
}

const encoder = new TextEncoder();

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
