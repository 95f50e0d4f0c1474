import { type Fact, type Unknown, unknown } from '#shared/evidence/fact.ts';
import type { Extent } from '#shared/evidence/slices.ts';
import type { View } from './view.ts';

/** How the entries of a list become facts. */
export interface ListReader<T> {
  read(item: View): T;
  /** What an entry is known by; one whose name was not shown is left out, and the list is cut. */
  readonly name?: (item: View) => Fact<unknown>;
}

/** A list that is read page by page: an entry is read when it comes, and nothing of it is kept here. */
export class ReadList<T> {
  readonly #reader: ListReader<T>;
  #listed = 0;
  #count = 0;
  #nameless: Unknown | null = null;

  constructor(reader: ListReader<T>) {
    this.#reader = reader;
  }

  /** The entries of a page as facts. */
  read(views: readonly View[]): T[] {
    this.#listed += views.length;
    const items: T[] = [];
    for (const view of views) {
      const name = this.#reader.name?.(view);
      if (name !== undefined && !name.known) this.#nameless ??= name;
      else items.push(this.#reader.read(view));
    }
    this.#count += items.length;
    return items;
  }

  /** The list as far as it was read, and why no further. */
  cut(expected: number | null, unseen: Unknown): Extent {
    const counted = this.#nameless === null ? expected : (expected ?? this.#listed);
    return { count: this.#count, expected: counted, complete: false, unseen };
  }

  /** A whole list, unless an entry has no name. */
  whole(expected: number | null): Extent {
    if (this.#nameless !== null) return this.cut(expected, this.#nameless);
    return { count: this.#count, expected: expected ?? this.#count, complete: true, unseen: null };
  }

  /** A whole list, unless the source counted more than it handed over. */
  settled(expected: number | null): Extent {
    if (expected === null || expected <= this.#listed) return this.whole(expected);
    return this.cut(expected, unknown(`GitHub counted ${expected} and returned ${this.#listed}`));
  }
}
