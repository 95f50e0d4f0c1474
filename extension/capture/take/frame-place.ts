import type { Box } from '../page/cover.ts';
import type { Rect } from '../page/scroller.ts';
import type { Stand } from '../page/stand.ts';

/** A page whose content scrolls in a frame of another origin, which knows only its own window: one stand of both. */
export function standWithin(page: Stand, frame: Stand): Stand {
  const { left, top, width, height, bars } = frame;
  return { ...page, left, top, width, height, bars, inner: true, view: shown(page.view, frame.view) };
}

function shown(around: Rect, own: Rect): Rect {
  return {
    x: around.x + own.x,
    y: around.y + own.y,
    width: Math.max(0, Math.min(own.width, around.width - own.x)),
    height: Math.max(0, Math.min(own.height, around.height - own.y)),
  };
}

/**
 * Boxes of the whole picture, as the frame and the page around it each know their places. `page` is how
 * the page stands, where `view` is the frame; `whole` how both stand.
 */
export function boxesWithin(boxes: readonly Box[], page: Stand, whole: Stand): { own: Box[]; within: Box[] } {
  const grown = { x: whole.width - whole.view.width, y: whole.height - whole.view.height };
  const area = { ...page.view, width: page.view.width + grown.x, height: page.view.height + grown.y };
  const own: Box[] = [];
  const within: Box[] = [];
  for (const box of boxes) {
    const beside = box.x + box.width <= area.x || box.y + box.height <= area.y;
    const after = { x: box.x >= area.x + area.width, y: box.y >= area.y + area.height };
    if (beside || after.x || after.y) {
      own.push({ ...box, x: box.x - (after.x ? grown.x : 0), y: box.y - (after.y ? grown.y : 0) });
    } else {
      within.push({ ...box, x: box.x - page.view.x, y: box.y - page.view.y });
    }
  }
  return { own, within };
}
