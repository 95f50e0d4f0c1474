import type { Completeness } from '#shared/evidence/record.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';
import { isCut } from '../notes.ts';

const PLAIN: readonly [string, string] = ['row', 'rows'];

/**
 * How much of a list a capture has: "23 of 118 rows, filter active". A list is whole only when the page
 * itself said how many there are, all were seen, and no filter narrows it; a page that is no list is
 * whole when nothing of it was cut.
 */
export function completenessOf(
  facts: PageFacts | null,
  pages: number,
  notes: readonly string[],
  words: readonly [one: string, many: string] | null,
): Completeness {
  const cut = notes.filter((note) => isCut(note, words !== null));
  if (words === null || facts === null) {
    const complete = cut.length === 0;
    return { complete, pages, items: null, expected: null, ...(complete ? {} : { note: cut.join(' ') }) };
  }
  const { rows, total, atLeast, filter, more } = facts;
  const open: string[] = [];
  if (rows === null) open.push('the rows could not be counted');
  else if (total !== null && rows < total) open.push(`${rows} of ${total} ${words[1]}`);
  else if (total === null && atLeast !== null) open.push(`${rows} of at least ${atLeast} ${words[1]}`);
  else if (total === null) open.push(`${counted(rows, words)}; the page does not say how many there are`);
  if (filter?.active === true) open.push(filter.text === '' ? 'filter active' : `filter active: ${filter.text}`);
  if (more === true && (total === null || rows === null || rows < total)) open.push('there are further pages');
  open.push(...cut);
  const complete = open.length === 0;
  return { complete, pages, items: rows, expected: total, ...(complete ? {} : { note: open.join(', ') }) };
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The line that is shown before saving, and stands below the picture. */
export function extentLine(completeness: Completeness, words: readonly [string, string] | null = PLAIN): string {
  const { complete, items, note } = completeness;
  if (!complete) return note ?? 'not whole';
  return items === null || words === null ? 'the whole page' : `all ${counted(items, words)}`;
}
