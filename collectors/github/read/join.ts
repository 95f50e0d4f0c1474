import { type Fact, known, type Unknown, unknown } from '#shared/evidence/fact.ts';
import type { Extent, Pages } from '#shared/evidence/slices.ts';
import { IdSet } from './id-set.ts';
import { idOf } from './listed.ts';
import type { Repository, RepositoryReader } from './repository.ts';
import type { View } from './view.ts';

export interface Listed {
  readonly id: number | null;
  readonly item: View;
}

/**
 * The two lists of repositories as one, page by page. Both list every repository; one that only one of
 * them has is kept, and the other half is unknown.
 *
 * The REST list is read no further than the GraphQL list has come: where both go by name, a page or two
 * of it are held. In any other order it comes out the same, and more is held.
 */
export function* joined(nodes: Pages<View>, listed: Pages<Listed>, reader: RepositoryReader): Pages<Repository> {
  const list = new Ahead(listed);
  let count = 0;
  const read = (node: Fact<View>, item: Fact<View>): Repository[] => {
    const name =
      (node.known ? node.value.value['nameWithOwner'] : undefined) ??
      (item.known ? item.value.value['full_name'] : undefined);
    if (typeof name !== 'string') return [];
    count += 1;
    return [reader.read(name, node, item)];
  };
  let step = nodes.next();
  for (; step.done !== true; step = nodes.next()) {
    yield step.value.flatMap((node) => {
      const id = idOf(node);
      // One that moved on to the next page meanwhile comes twice.
      if (id !== null && list.isTaken(id)) return [];
      const item = id === null ? null : list.take(id);
      return read(known(node), item === null ? reasonOf(list.end(), 'GET /orgs/{org}/repos') : known(item));
    });
  }
  const lacking = reasonOf(step.value, 'the GraphQL query Repositories');
  for (const left of list.left()) yield left.flatMap((item) => read(lacking, known(item)));
  return endOf(count, step.value, list.end());
}

function endOf(count: number, nodes: Fact<Extent>, listed: Fact<Extent>): Fact<Extent> {
  if (!nodes.known && !listed.known) return nodes;
  const ends = [nodes, listed].flatMap((list) => (list.known ? [list.value] : []));
  const expected = Math.max(count, ...ends.map((list) => list.expected ?? 0));
  // Either source alone names every repository, so one whole list is enough to know them all.
  if (ends.some(({ complete }) => complete) && expected === count) {
    return known({ count, expected, complete: true, unseen: null });
  }
  const cutAt = nodes.known ? nodes.value.unseen : nodes;
  return known({
    count,
    expected,
    complete: false,
    unseen: cutAt ?? unknown(`GitHub counted ${expected} repositories`),
  });
}

/** A list that is read on until the entry that is wanted has come by; what came by before it waits. */
class Ahead {
  readonly #pages: Pages<Listed>;
  readonly #waiting = new Map<number, View>();
  readonly #taken = new IdSet();
  #nameless = 0;
  #end: Fact<Extent> | null = null;

  constructor(pages: Pages<Listed>) {
    this.#pages = pages;
  }

  isTaken(id: number): boolean {
    return this.#taken.has(id);
  }

  /** The entry with an id, once; null when the list does not have it. */
  take(id: number): View | null {
    while (!this.#waiting.has(id) && this.#next());
    const item = this.#waiting.get(id) ?? null;
    this.#waiting.delete(id);
    this.#taken.add(id);
    return item;
  }

  /** What nobody took, a page at a time. */
  *left(): Generator<View[]> {
    do {
      yield [...this.#waiting.values()];
      for (const id of this.#waiting.keys()) this.#taken.add(id);
      this.#waiting.clear();
    } while (this.#next());
  }

  /** How the list ended; reads it to the end. */
  end(): Fact<Extent> {
    while (this.#next());
    if (this.#end === null) throw new Error('the list has an end');
    return this.#end;
  }

  #next(): boolean {
    if (this.#end !== null) return false;
    const step = this.#pages.next();
    if (step.done === true) {
      this.#end = step.value;
      return false;
    }
    for (const { id, item } of step.value) {
      this.#nameless -= id === null ? 1 : 0;
      const key = id ?? this.#nameless;
      if (!this.#taken.has(key)) this.#waiting.set(key, item);
    }
    return true;
  }
}

function reasonOf(list: Fact<Extent>, what: string): Unknown {
  if (!list.known) return list;
  return list.value.unseen ?? unknown(`${what} did not list this repository`);
}
