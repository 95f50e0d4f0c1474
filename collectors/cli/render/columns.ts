import { clip, padEnd, padStart, widthOf, wrap } from '../terminal/text.ts';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Takes the width that is left, wrapping its text; columns without it are as wide as their widest cell. */
  readonly flex?: number;
  /** Rows in which a flexible cell is cut to one line instead of wrapped. */
  readonly clips?: (row: number) => boolean;
  readonly paint?: (text: string, row: number) => string;
}

const GAP = 2;
const LEAST_FLEX = 10;
/** A word longer than this is broken rather than given a column as wide as itself. */
const MOST_FLOOR = 34;

/**
 * Rows of plain text as aligned lines, none wider than `width` as long as the fixed columns leave room.
 * Cells of flexible columns wrap under themselves. Paint is put on after measuring.
 */
export function columns(
  spec: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  head?: (text: string) => string,
): string[] {
  const widths = widthsOf(spec, rows, width, head !== undefined);
  const heads = spec.map((column) => column.head);
  const lines = head ? [head(lineOf(spec, widths, heads, null))] : [];
  for (const [at, row] of rows.entries()) {
    const cells = spec.map((column, index) => cellLines(column, row[index] ?? '', widths[index] ?? 0, at));
    const height = Math.max(...cells.map((cell) => cell.length));
    for (let line = 0; line < height; line++) {
      const texts = cells.map((cell) => cell[line] ?? '');
      lines.push(lineOf(spec, widths, texts, at));
    }
  }
  return lines;
}

function cellLines({ flex, clips }: Column, text: string, width: number, row: number): string[] {
  if (flex === undefined) return [text];
  return clips?.(row) === true ? [clip(text, width)] : wrap(text, width);
}

function lineOf(
  spec: readonly Column[],
  widths: readonly number[],
  texts: readonly string[],
  row: number | null,
): string {
  return spec
    .map(({ align, paint }, index) => {
      const text = texts[index] ?? '';
      const width = widths[index] ?? 0;
      const padded = align === 'right' ? padStart(text, width) : padEnd(text, width);
      return row === null || !paint ? padded : paint(padded, row);
    })
    .join(' '.repeat(GAP))
    .trimEnd();
}

/** Fixed columns take what they need; flexible ones their longest word, then a share of the rest by weight. */
function widthsOf(
  spec: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  headed: boolean,
): number[] {
  const texts = (index: number): string[] => rows.map((row) => row[index] ?? '');
  const needs = spec.map(({ head }, index) => Math.max(headed ? widthOf(head) : 0, ...texts(index).map(widthOf)));
  const widths = spec.map(({ flex, head }, index) =>
    flex === undefined
      ? (needs[index] ?? 0)
      : Math.min(MOST_FLOOR, Math.max(headed ? widthOf(head) : 0, ...texts(index).map(longestWord))),
  );
  let rest = width - GAP * (spec.length - 1) - widths.reduce((sum, each) => sum + each, 0);
  const open = new Set(spec.keys().filter((index) => spec[index]?.flex !== undefined));
  // Too narrow for whole words: the widest gives way first.
  while (rest < 0 && open.size > 0) {
    const widest = [...open].reduce((a, b) => ((widths[a] ?? 0) >= (widths[b] ?? 0) ? a : b));
    if ((widths[widest] ?? 0) <= LEAST_FLEX) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    rest += 1;
  }
  while (rest > 0) {
    const wanting = [...open].filter((index) => (widths[index] ?? 0) < (needs[index] ?? 0));
    const next = wanting.sort((a, b) => fill(widths, spec, a) - fill(widths, spec, b))[0];
    if (next === undefined) break;
    widths[next] = (widths[next] ?? 0) + 1;
    rest -= 1;
  }
  return widths;
}

/** How much a column has of its share; the next free character goes to the one with the least. */
function fill(widths: readonly number[], spec: readonly Column[], index: number): number {
  return (widths[index] ?? 0) / (spec[index]?.flex ?? 1);
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map(widthOf));
}
