import type { ListReading } from '#shared/define-recogniser.ts';
import { Slice } from './breathe.ts';

/** How libraries that draw only the rows in view number them. */
const NUMBERS = ['aria-rowindex', 'data-index', 'data-row-index', 'data-rowindex', 'data-row-id', 'data-item-index'];

/** Counts the rows of a list that draws only what is in view: each once, however often it comes by. */
export class RowsSeen {
  readonly #list: ListReading | null;
  readonly #seen = new Set<string>();

  constructor(list: ListReading | null) {
    this.#list = list;
  }

  get count(): number {
    return this.#seen.size;
  }

  async read(doc: Document, scroller: Element): Promise<void> {
    if (this.#list === null) return;
    const slice = new Slice();
    const tables = [...doc.querySelectorAll(this.#list.table)];
    const rows = tables.map((table) => table.querySelectorAll((this.#list as ListReading).row));
    const longest = rows.reduce<NodeListOf<Element> | null>(
      (best, next) => (best === null || next.length > best.length ? next : best),
      null,
    );
    for (const row of longest ?? []) {
      if (slice.spent) await slice.rest();
      this.#seen.add(keyOf(row, scroller));
    }
  }
}

function keyOf(row: Element, scroller: Element): string {
  for (const name of NUMBERS) {
    const number = row.getAttribute(name);
    if (number !== null) return `${name} ${number}`;
  }
  const y = Math.round(row.getBoundingClientRect().top + scroller.scrollTop);
  return `${y}|${row.textContent ?? ''}`;
}
