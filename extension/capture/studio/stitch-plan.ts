import type { Rect } from '../page/scroller.ts';

/** One frame with its place, CSS pixels. */
export interface Placed {
  readonly left: number;
  readonly top: number;
  readonly view: Rect;
  /** Room that scroll bars take to the right of the view and below it. */
  readonly bars: { readonly right: number; readonly below: number };
  readonly window: { readonly width: number; readonly height: number };
  /** Device pixels to a CSS pixel, as the page sees it. */
  readonly scale: number;
}

/** Copies `from` of frame `frame` to `to` of the whole picture; all in device pixels. */
export interface Copy {
  readonly frame: number;
  readonly from: Rect;
  readonly to: Rect;
}

export interface StitchPlan {
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  readonly copies: readonly Copy[];
}

interface Span {
  readonly from: number;
  readonly length: number;
  readonly to: number;
  /** Length in the whole picture; longer than `length` where the last line of pixels goes on. */
  readonly grown: number;
}

/**
 * Where the parts of each frame go in the whole picture: the window grows by what the scroller hides, to
 * the right and downwards. What stands above and at the left of the scroller comes from the first frame,
 * what stands below it from the last; beside it the last line of pixels goes on. Scroll bars are cut out.
 *
 * `actual` is the size of the frames in device pixels, from which the scale follows; a single frame, which
 * shows everything, is copied whole.
 */
export function planStitch(
  frames: readonly Placed[],
  actual: { readonly width: number; readonly height: number },
): StitchPlan {
  const first = frames[0];
  if (first === undefined) throw new RangeError('there is no frame to put together');
  if (frames.length === 1) return { ...actual, copies: [plain(0, { x: 0, y: 0, ...actual }, 0, 0)] };
  const scale = scaleOf(first, actual.width);
  const px = (css: number): number => Math.round(css * scale);
  const [left, top] = [px(first.view.x), px(first.view.y)];
  const [right, bottom] = [px(first.view.x + first.view.width), px(first.view.y + first.view.height)];
  const contentRight = Math.max(...frames.map(({ left: x, view }) => left + px(x + view.width)));
  const contentBottom = Math.max(...frames.map(({ top: y, view }) => top + px(y + view.height)));
  const after = { x: right + px(first.bars.right), y: bottom + px(first.bars.below) };

  const start: Span = { from: 0, length: left, to: 0, grown: left };
  const middle: Span = { from: left, length: right - left, to: left, grown: contentRight - left };
  const end: Span = tail(after.x, actual.width, contentRight);
  const above: Span = { from: 0, length: top, to: 0, grown: top };
  const beside: Span = { from: top, length: bottom - top, to: top, grown: contentBottom - top };
  const below: Span = tail(after.y, actual.height, contentBottom);

  const lastRow = frames.findIndex(
    (frame) => frame.left === first.left && frame.top === Math.max(...frames.map((each) => each.top)),
  );
  const copies = [
    ...[start, middle, end].flatMap((across) => part(0, across, above)),
    ...[start, end].flatMap((across) => part(0, across, beside)),
    ...frames.flatMap(({ left: x, top: y, view }, at) => {
      const [width, height] = [px(view.x + view.width) - px(view.x), px(view.y + view.height) - px(view.y)];
      return width > 0 && height > 0
        ? [plain(at, { x: px(view.x), y: px(view.y), width, height }, left + px(x), top + px(y))]
        : [];
    }),
    ...[start, middle, end].flatMap((across) => part(lastRow, across, below)),
  ];
  return { width: contentRight + end.length, height: contentBottom + below.length, copies };
}

/** A page knows the size of its window in whole pixels only, but its scale exactly. In an emulated screen it is another. */
function scaleOf({ window, scale }: Placed, width: number): number {
  const measured = width / window.width;
  return Math.abs(measured / scale - 1) < 0.01 ? scale : measured;
}

function tail(from: number, whole: number, to: number): Span {
  const length = Math.max(0, whole - from);
  return { from, length, to, grown: length };
}

/** One part of a frame, and its last lines of pixels drawn on where the whole picture has more room for it. */
function part(frame: number, across: Span, down: Span): Copy[] {
  if (across.length <= 0 || down.length <= 0) return [];
  const columns = pieces(across);
  return pieces(down).flatMap((row) =>
    columns.map((column) => ({
      frame,
      from: { x: column.from, y: row.from, width: column.length, height: row.length },
      to: { x: column.to, y: row.to, width: column.grown, height: row.grown },
    })),
  );
}

function pieces({ from, length, to, grown }: Span): Span[] {
  const own = { from, length, to, grown: length };
  if (grown <= length) return [own];
  return [own, { from: from + length - 1, length: 1, to: to + length, grown: grown - length }];
}

function plain(frame: number, from: Rect, x: number, y: number): Copy {
  return { frame, from, to: { ...from, x, y } };
}

/** The highest a picture may be, device pixels: canvases end at 65,535 and at about 268 million pixels. */
export function partsOf(width: number, height: number): { readonly y: number; readonly height: number }[] {
  const most = Math.min(60_000, Math.floor(160_000_000 / width));
  const parts: { y: number; height: number }[] = [];
  for (let y = 0; y < height; y += most) parts.push({ y, height: Math.min(most, height - y) });
  return parts;
}
