import { Slice } from './breathe.ts';
import type { Masks } from './mask.ts';
import { nodesBelow } from './roots.ts';
import type { Rect, Scroller } from './scroller.ts';
import type { Stillness } from './still.ts';
import { isField } from './units.ts';

/** A box that a person drew, in CSS pixels of the whole picture. */
export type Box = Rect;

interface Around {
  readonly view: Rect;
  readonly scroller: Scroller;
  readonly masks: Masks;
  readonly still: Stillness;
}

const MEDIA = new Set(['img', 'svg', 'canvas', 'video', 'picture', 'object', 'embed', 'iframe']);

/**
 * Takes everything out of a page that a box touches: texts and fields are masked, so that they are gone
 * from text and saved page too, and pictures are hidden. `media` says that there were some, whose
 * bytes a saved page would still hold.
 */
export async function coverBox(box: Box, { view, scroller, masks, still }: Around): Promise<{ media: boolean }> {
  const slice = new Slice();
  const inWindow = placeOf(box, view, scroller);
  let media = false;
  for (const node of nodesBelow(document)) {
    if (slice.spent) await slice.rest();
    if (node.nodeType === Node.TEXT_NODE) {
      const range = document.createRange();
      try {
        range.selectNodeContents(node);
      } catch {
        // In a document of its own, whose coordinates are its own too; frames are hidden whole below.
        continue;
      }
      if ([...range.getClientRects()].some((each) => touches(each, inWindow))) masks.cover(node as Text);
    } else if (node instanceof HTMLElement || node instanceof SVGElement) {
      const own = isField(node) || MEDIA.has(node.localName) || hasPicture(node);
      if (!own || !touches(node.getBoundingClientRect(), inWindow)) continue;
      if (isField(node)) masks.coverField(node);
      else {
        media = true;
        if (MEDIA.has(node.localName)) still.hide(node as HTMLElement);
        else still.plain(node as HTMLElement);
      }
    }
  }
  return { media };
}

/** Opaque boxes over the page, so that what could not be taken out of it is not in the picture either. */
export class Curtain {
  readonly #boxes: readonly Box[];
  #host: HTMLElement | null = null;

  constructor(boxes: readonly Box[]) {
    this.#boxes = boxes;
  }

  draw(view: Rect, scroller: Scroller): void {
    this.remove();
    if (this.#boxes.length === 0) return;
    const host = document.createElement('div');
    host.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
    for (const box of this.#boxes) {
      const { x, y, width, height } = placeOf(box, view, scroller);
      const cover = document.createElement('div');
      cover.style.cssText = `position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px;background:#000`;
      host.append(cover);
    }
    document.documentElement.append(host);
    this.#host = host;
  }

  remove(): void {
    this.#host?.remove();
    this.#host = null;
  }
}

function hasPicture(element: Element): boolean {
  return getComputedStyle(element).backgroundImage.includes('url(');
}

/** A place of the whole picture as a place of the window, as the page is scrolled now. */
function placeOf(box: Box, view: Rect, { element, inner }: Scroller): Rect {
  if (!inner) return { ...box, y: box.y - element.scrollTop };
  const insideColumn = box.x + box.width > view.x && box.x < view.x + view.width;
  if (!insideColumn || box.y + box.height <= view.y) return box;
  const end = view.y + element.scrollHeight;
  if (box.y >= end) return { ...box, y: box.y - element.scrollHeight + view.height };
  return { ...box, y: box.y - element.scrollTop };
}

function touches(a: Rect, b: Rect): boolean {
  return (
    a.width > 0 &&
    a.height > 0 &&
    a.x < b.x + b.width &&
    a.x + a.width > b.x &&
    a.y < b.y + b.height &&
    a.y + a.height > b.y
  );
}
