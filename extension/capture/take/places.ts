import type { Place, Stand } from '../page/stand.ts';

/** More than this is no page that anyone reads; what is left out is said. */
export const MOST_FRAMES = 160;
const MOST_COLUMNS = 8;
/** Sizes of pages are rounded: less than this is no content, CSS pixels. */
const ROUNDING = 2;

type Extent = Pick<Stand, 'width' | 'height' | 'view'>;

/** Where the last row of pictures begins. */
export function endOf({ height, view }: Extent): number {
  const end = height - view.height;
  return end < ROUNDING ? 0 : end;
}

/**
 * Where pictures of one row begin, from the left: one, or as many as content needs that is wider than
 * its view. Rows count more than columns: there are fewer of these where all would be too many pictures.
 */
export function leftsOf({ width, height, view }: Extent): number[] {
  const end = width - view.width;
  if (end < ROUNDING || view.width === 0) return [0];
  const rows = Math.ceil(height / Math.max(1, view.height));
  const columns = Math.min(Math.ceil(width / view.width), MOST_COLUMNS, Math.max(1, Math.floor(MOST_FRAMES / rows)));
  return Array.from({ length: columns }, (_, column) => Math.min(column * view.width, end));
}

/** What is not in the pictures of which the last one stands at `last`. */
export function missingOf(last: Place, { width, height, view }: Extent): string[] {
  const right = Math.round(width - last.left - view.width);
  const below = Math.round(height - last.top - view.height);
  return [
    ...(right < ROUNDING ? [] : [`${right} pixels at the right of the window are not in the picture.`]),
    ...(below < ROUNDING
      ? []
      : [`Only the first ${Math.round(height - below)} of ${Math.round(height)} pixels are in the picture.`]),
  ];
}
