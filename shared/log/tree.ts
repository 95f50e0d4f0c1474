import { type Hash, nodeHash, rootOf, split } from './merkle.ts';

/**
 * The tree of a log with its inner hashes kept, for many proofs over one log: each takes as many steps
 * as the tree is high, where `inclusionProof` hashes the whole log again.
 */
export class LogTree {
  readonly size: number;
  /** Hashes of full subtrees: `#levels[k][i]` is over leaves i * 2^k up to (i + 1) * 2^k. */
  readonly #levels: (readonly Hash[])[];

  constructor(leaves: readonly Hash[]) {
    this.size = leaves.length;
    this.#levels = [leaves];
    for (let below = leaves; below.length > 1; ) {
      const level: Hash[] = [];
      for (let at = 0; at + 1 < below.length; at += 2) level.push(nodeHash(below[at] as Hash, below[at + 1] as Hash));
      this.#levels.push(level);
      below = level;
    }
  }

  leaf(index: number): Hash | null {
    return this.#levels[0]?.[index] ?? null;
  }

  /** Root of the first `size` leaves. */
  root(size = this.size): Hash {
    return size === 0 ? rootOf([]) : this.#between(0, size);
  }

  /** As `inclusionProof` of merkle.ts. Throws a RangeError outside the log. */
  inclusion(index: number): Hash[] {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size) {
      throw new RangeError(`no leaf ${index} in a log of ${this.size}`);
    }
    const path: Hash[] = [];
    let from = 0;
    let to = this.size;
    while (to - from > 1) {
      const middle = from + split(to - from);
      if (index < middle) {
        path.push(this.#between(middle, to));
        to = middle;
      } else {
        path.push(this.#between(from, middle));
        from = middle;
      }
    }
    return path.reverse();
  }

  /** As `consistencyProof` of merkle.ts. Throws a RangeError outside the log. */
  consistency(size: number): Hash[] {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) {
      throw new RangeError(`no prefix of ${size} in a log of ${this.size}`);
    }
    if (size === 0 || size === this.size) return [];
    const path: Hash[] = [];
    let from = 0;
    let to = this.size;
    let whole = true;
    while (size !== to) {
      const middle = from + split(to - from);
      if (size <= middle) {
        path.push(this.#between(middle, to));
        to = middle;
      } else {
        path.push(this.#between(from, middle));
        from = middle;
        whole = false;
      }
    }
    if (!whole) path.push(this.#between(from, to));
    return path.reverse();
  }

  #between(from: number, to: number): Hash {
    const count = to - from;
    const level = Math.log2(count);
    if (Number.isInteger(level) && from % count === 0) {
      const kept = this.#levels[level]?.[from / count];
      if (kept !== undefined) return kept;
    }
    const middle = from + split(count);
    return nodeHash(this.#between(from, middle), this.#between(middle, to));
  }
}
