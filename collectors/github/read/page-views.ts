import { isObject, View } from './view.ts';

/**
 * The entries of a page as views, in batches; for one that goes through them once.
 *
 * A class, since a generator within a function is another function for each page of each list, to which the
 * engine makes a description in that part of memory that is seldom cleared, with the page hanging on to it.
 */
export class PageViews implements Iterable<readonly View[]> {
  readonly #connection: View;
  readonly #key: string;
  readonly #entries: Iterable<readonly unknown[]>;
  #listed = 0;
  #shown = 0;

  constructor(connection: View, key: string, entries: Iterable<readonly unknown[]>) {
    this.#connection = connection;
    this.#key = key;
    this.#entries = entries;
  }

  /** Whether an entry that came by was empty. */
  get hasHole(): boolean {
    return this.#shown < this.#listed;
  }

  *[Symbol.iterator](): Generator<readonly View[], void> {
    for (const some of this.#entries) yield this.#viewsOf(some);
  }

  /** Entries that are no objects (null by an error) are left out. */
  #viewsOf(some: readonly unknown[]): readonly View[] {
    const { origin, path } = this.#connection;
    const views: View[] = [];
    for (const entry of some) {
      if (isObject(entry)) views.push(new View(entry, origin, [...path, this.#key, this.#listed]));
      this.#listed += 1;
    }
    this.#shown += views.length;
    return views;
  }
}
