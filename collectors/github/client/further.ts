import { furtherOf, type List, type Lists, nodeAt, type Rest } from '../queries/lists.ts';
import type { GithubConnection } from './connection.ts';
import { step, wasTooMuch } from './paging.ts';

/** How many lists are read on in one question. */
export const BATCH = 10;
const PAGE = { largest: 100, smallest: 10 };

/**
 * Lists of single nodes that are longer than the place they were given on a page. They are noted while
 * pages come, and read to their end afterwards, several at a time.
 */
export class Further {
  readonly #open = new Map<List, Rest[]>();
  /** A ruleset of the organisation is listed with every repository it reaches; its lists are the same there. */
  readonly #noted = new Set<string>();

  note(node: unknown, lists: Lists): void {
    for (const list of Object.values(lists)) {
      this.#noteRest(list, step(node, ['id']), step(node, list.path));
    }
  }

  /** @param onPage what was read of which list, by the id of the node that holds it */
  async readOn(
    connection: GithubConnection,
    onPage?: (list: List, id: string, nodes: readonly unknown[]) => void,
  ): Promise<void> {
    for (let batch = this.#next(); batch !== null; batch = this.#next()) {
      await this.#ask(connection, batch.list, batch.rests, PAGE.largest, (id, found) => {
        onPage?.(batch.list, id, entriesOf(found, batch.list));
        this.#noteRest(batch.list, id, found);
      });
    }
  }

  /** A batch that was too much is asked in halves, and a single list in smaller pages. */
  async #ask(
    connection: GithubConnection,
    list: List,
    rests: readonly Rest[],
    n: number,
    take: (id: string, found: unknown) => void,
  ): Promise<void> {
    const { query, variables } = furtherOf(list, rests, n);
    const divisible = rests.length > 1 || n > PAGE.smallest;
    const answer = await connection.graphql(list.operation, query, variables, divisible ? 0 : undefined);
    if (divisible && wasTooMuch(answer)) {
      const middle = Math.ceil(rests.length / 2);
      const parts = rests.length > 1 ? [rests.slice(0, middle), rests.slice(middle)] : [rests];
      const size = rests.length > 1 ? n : Math.max(PAGE.smallest, Math.floor(n / 2));
      for (const part of parts) await this.#ask(connection, list, part, size, take);
      return;
    }
    for (const [at, { id }] of rests.entries()) take(id, step(answer.data, ['data', nodeAt(at), ...list.path]));
  }

  #next(): { readonly list: List; readonly rests: readonly Rest[] } | null {
    for (const [list, rests] of this.#open) {
      if (rests.length > 0) return { list, rests: rests.splice(0, BATCH) };
    }
    return null;
  }

  #noteRest(list: List, id: unknown, found: unknown): void {
    const after = step(found, ['pageInfo', 'endCursor']);
    const more = step(found, ['pageInfo', 'hasNextPage']) === true;
    if (more && typeof id === 'string' && typeof after === 'string') {
      const key = JSON.stringify([list.operation, id, after]);
      if (!this.#noted.has(key)) {
        this.#noted.add(key);
        this.#open.set(list, [...(this.#open.get(list) ?? []), { id, after }]);
      }
    }
    if (list.inner !== undefined) for (const entry of entriesOf(found, list)) this.note(entry, list.inner);
  }
}

function entriesOf(found: unknown, { items }: List): readonly unknown[] {
  const entries = step(found, [items]);
  return Array.isArray(entries) ? (entries as readonly unknown[]) : [];
}
