import { type Fact, known, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import { idOf } from './listed.ts';
import type { Repository, RepositoryReader } from './repository.ts';
import type { Sharing } from './sharing.ts';
import type { View } from './view.ts';

export interface Listed {
  readonly id: number | null;
  readonly item: View;
}

/** Facts in which every repository differs; the others are mostly those of many. */
const OWN = new Set(['name', 'url', 'pushedAt']);

/**
 * Brings the two lists of repositories together, one at a time. Both list every repository; one that only
 * one of them has is kept, and the other half is unknown.
 */
export class Join {
  readonly #listed: Fact<Population<Listed>>;
  readonly #reader: RepositoryReader;
  readonly #sharing: Sharing;
  /** Of the REST list, what the GraphQL list has not had yet. */
  readonly #waiting = new Map<number, View>();
  readonly #added = new Set<number>();
  readonly #items: Repository[] = [];

  constructor(listed: Fact<Population<Listed>>, reader: RepositoryReader, sharing: Sharing) {
    this.#listed = listed;
    this.#reader = reader;
    this.#sharing = sharing;
    for (const { id, item } of listed.known ? listed.value.items : []) {
      this.#waiting.set(id ?? -this.#waiting.size - 1, item);
    }
  }

  /** A repository of the GraphQL list. One that moved on to the next page meanwhile comes twice. */
  add(node: View): void {
    const id = idOf(node);
    if (id !== null && this.#added.has(id)) return;
    if (id !== null) this.#added.add(id);
    const item = id === null ? undefined : this.#waiting.get(id);
    if (id !== null) this.#waiting.delete(id);
    this.#read(known(node), item === undefined ? reasonOf(this.#listed, 'GET /orgs/{org}/repos') : known(item));
  }

  /** All of them, once the GraphQL list is through. */
  end(nodes: Fact<Population<unknown>>): Fact<Population<Repository>> {
    const listed = this.#listed;
    if (!nodes.known && !listed.known) return nodes;
    const lacking = reasonOf(nodes, 'the GraphQL query Repositories');
    for (const item of this.#waiting.values()) this.#read(lacking, known(item));
    const items = this.#items.sort((a, b) => (a.name < b.name ? -1 : 1));
    const expected = Math.max(
      items.length,
      ...[nodes, listed].map((list) => (list.known ? (list.value.expected ?? 0) : 0)),
    );
    // Either source alone names every repository, so one whole list is enough to know them all.
    const settled = [nodes, listed].some((list) => list.known && list.value.complete);
    const cutAt = nodes.known ? nodes.value.unseen : nodes;
    return known(
      settled && expected === items.length
        ? { items, expected, complete: true, unseen: null }
        : { items, expected, complete: false, unseen: cutAt ?? unknown(`GitHub counted ${expected} repositories`) },
    );
  }

  #read(node: Fact<View>, item: Fact<View>): void {
    const name =
      (node.known ? node.value.value['nameWithOwner'] : undefined) ??
      (item.known ? item.value.value['full_name'] : undefined);
    if (typeof name !== 'string') return;
    this.#items.push(this.#sharing.record(this.#reader.read(name, node, item), OWN));
  }
}

function reasonOf(list: Fact<Population<unknown>>, what: string): Unknown {
  if (!list.known) return list;
  return list.value.unseen ?? unknown(`${what} did not list this repository`);
}
