import { cut, type Fact, type Population, type Unknown, unknown, whole } from '#shared/evidence/fact.ts';
import type { View } from './view.ts';

/** How the entries of a list become facts. */
export interface ListReader<T> {
  read(item: View): T;
  /** What an entry is known by; one whose name was not shown is left out, and the list is cut. */
  readonly name?: (item: View) => Fact<unknown>;
}

/** A list that is read page by page: an entry is read when it comes, and only what was read of it is kept. */
export class ReadList<T> {
  readonly items: T[] = [];
  readonly #reader: ListReader<T>;
  #listed = 0;
  #nameless: Unknown | null = null;

  constructor(reader: ListReader<T>) {
    this.#reader = reader;
  }

  add(views: readonly View[]): void {
    this.#listed += views.length;
    for (const view of views) {
      const name = this.#reader.name?.(view);
      if (name !== undefined && !name.known) this.#nameless ??= name;
      else this.items.push(this.#reader.read(view));
    }
  }

  /** The list as far as it was read, and why no further. */
  cut(expected: number | null, unseen: Unknown): Population<T> {
    return cut(this.items, this.#nameless === null ? expected : (expected ?? this.#listed), unseen);
  }

  /** A whole list, unless an entry has no name. */
  whole(expected: number | null): Population<T> {
    if (this.#nameless !== null) return this.cut(expected, this.#nameless);
    return expected === null ? whole(this.items) : { ...whole(this.items), expected };
  }

  /** A whole list, unless the source counted more than it handed over. */
  settled(expected: number | null): Population<T> {
    if (expected === null || expected <= this.#listed) return this.whole(expected);
    return this.cut(expected, unknown(`GitHub counted ${expected} and returned ${this.#listed}`));
  }
}
