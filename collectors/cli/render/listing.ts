import type { Format } from '../options.ts';
import type { Listing } from '../run/listings.ts';
import { columns } from './columns.ts';
import type { Canvas } from './gap-table.ts';
import { counted } from './moments.ts';

export async function renderListing(listing: Listing, format: Format, canvas: Canvas): Promise<string> {
  const { items, heads, what } = listing;
  if (format === 'json')
    return `${JSON.stringify(
      items.map(({ json }) => json),
      null,
      2,
    )}\n`;
  if (format === 'csv') {
    const { stringify } = await import('csv-stringify/sync');
    return stringify(
      items.map(({ cells }) => [...cells]),
      { header: true, columns: [...heads], escape_formulas: true },
    );
  }
  const { style, width } = canvas;
  const lines = columns(
    heads.map((head, at) => {
      const weight = weightOf(items.map(({ cells }) => cells[at] ?? ''));
      return { head, ...(weight > 0 && { flex: weight }), ...(at === 0 && { paint: style.strong }) };
    }),
    items.map(({ cells }) => cells),
    width,
    style.soft,
  );
  return `${lines.join('\n')}\n\n${style.soft(counted(items.length, what.slice(0, -1), what))}\n`;
}

/** 0 for cells that are short enough to stand on one line; otherwise a weight that grows with how much there is. */
function weightOf(cells: readonly string[]): number {
  if (cells.every((cell) => cell.length <= 22)) return 0;
  return Math.sqrt(cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length);
}
