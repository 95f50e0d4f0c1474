import type { Rect } from '../page/scroller.ts';

/** One frame with its place, CSS pixels. */
export interface Placed {
  readonly top: number;
  readonly view: Rect;
  readonly window: { readonly width: number; readonly height: number };
  readonly height: number;
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

/**
 * Where the parts of each frame go in the whole picture: the window's height grows by what the scroller
 * hides. What stands above and beside the scroller comes from the first frame, what stands below it from
 * the last; the columns beside it are continued downwards with their last line of pixels.
 *
 * `actual` is the size of the frames in device pixels, from which the scale follows; frames that are not
 * cut (one that shows everything) are copied whole.
 */
export function planStitch(
  frames: readonly Placed[],
  actual: { readonly width: number; readonly height: number },
): StitchPlan {
  const first = frames[0];
  const last = frames.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('there is no frame to put together');
  if (frames.length === 1) return { ...actual, copies: [copy(0, 0, 0, actual.width, actual.height, 0, 0)] };
  const scale = actual.width / first.window.width;
  const px = (css: number): number => Math.round(css * scale);
  const { view } = last;
  const bottom = view.y + view.height;
  const below = actual.height - px(bottom);
  const contentEnd = px(view.y) + px(last.top + view.height);
  const height = contentEnd + below;
  const copies: Copy[] = [];
  const strip = (frame: number, x: number, y: number, width: number, stripHeight: number, toY: number): void => {
    if (width > 0 && stripHeight > 0) copies.push(copy(frame, x, y, width, stripHeight, x, toY));
  };
  const [left, right] = [px(view.x), px(view.x + view.width)];
  const end = frames.length - 1;
  strip(0, 0, 0, actual.width, px(view.y), 0);
  for (const [x, width] of [
    [0, left],
    [right, actual.width - right],
  ] as const) {
    strip(0, x, px(view.y), width, px(bottom) - px(view.y), px(view.y));
    if (width > 0 && contentEnd > px(bottom)) {
      copies.push({
        frame: 0,
        from: { x, y: px(bottom) - 1, width, height: 1 },
        to: { x, y: px(bottom), width, height: contentEnd - px(bottom) },
      });
    }
  }
  for (const [at, { top, view: own }] of frames.entries()) {
    strip(at, left, px(own.y), right - left, px(own.y + own.height) - px(own.y), px(view.y) + px(top));
  }
  strip(end, 0, px(bottom), actual.width, below, contentEnd);
  return { width: actual.width, height, copies };
}

function copy(frame: number, x: number, y: number, width: number, height: number, toX: number, toY: number): Copy {
  return { frame, from: { x, y, width, height }, to: { x: toX, y: toY, width, height } };
}

/** The highest a picture may be, device pixels: canvases end at 65,535 and at about 268 million pixels. */
export function partsOf(width: number, height: number): { readonly y: number; readonly height: number }[] {
  const most = Math.min(60_000, Math.floor(160_000_000 / width));
  const parts: { y: number; height: number }[] = [];
  for (let y = 0; y < height; y += most) parts.push({ y, height: Math.min(most, height - y) });
  return parts;
}
