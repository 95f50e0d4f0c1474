import { Slice } from './breathe.ts';
import type { Masks } from './mask.ts';
import { isFrame, isStyled, nodesBelow } from './roots.ts';
import { contentOf, placeOf, type Rect, type Scroller, viewOf } from './scroller.ts';
import type { Stillness } from './still.ts';
import { isField } from './units.ts';

/** A box that a person drew, in CSS pixels of the whole picture. */
export type Box = Rect;

interface Around {
  readonly scroller: Scroller;
  readonly masks: Masks;
  readonly still: Stillness;
}

const MEDIA = new Set(['img', 'svg', 'canvas', 'video', 'picture', 'object', 'embed', 'iframe', 'frame']);

/**
 * Takes everything out of a page that a box touches: texts and fields are masked, so that they are gone
 * from text and saved page too, and pictures are covered. `media` says that there were some, whose
 * bytes a saved page would still hold.
 */
export async function coverBox(box: Box, { scroller, masks, still }: Around): Promise<{ media: boolean }> {
  const slice = new Slice();
  const inWindow = inWindowOf(box, scroller);
  const shifts = new Map<Document, Point>([[document, { x: 0, y: 0 }]]);
  let media = false;
  for (const node of nodesBelow(document)) {
    if (slice.spent) await slice.rest();
    const shift = shifts.get(node.ownerDocument ?? document);
    // What is in a template or a document without a place is not drawn.
    if (shift === undefined) continue;
    if (node.nodeType === Node.TEXT_NODE) {
      const range = (node.ownerDocument ?? document).createRange();
      range.selectNodeContents(node);
      if ([...range.getClientRects()].some((each) => touches(each, shift, inWindow))) masks.cover(node as Text);
      continue;
    }
    if (!isStyled(node)) continue;
    const rect = node.getBoundingClientRect();
    const inner = isFrame(node) ? (node as unknown as HTMLIFrameElement).contentDocument : null;
    if (inner !== null) {
      shifts.set(inner, { x: shift.x + rect.x + node.clientLeft, y: shift.y + rect.y + node.clientTop });
    } else if (isField(node)) {
      if (touches(rect, shift, inWindow)) masks.coverField(node);
    } else if ((MEDIA.has(node.localName) || hasPicture(node)) && touches(rect, shift, inWindow)) {
      media = true;
      if (MEDIA.has(node.localName)) still.cover(node);
      else still.plain(node);
    }
  }
  return { media };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Opaque boxes over the page, so that what could not be taken out of it is not in the picture either. */
export class Curtain {
  #host: HTMLElement | null = null;

  draw(boxes: readonly Box[], scroller: Scroller): void {
    this.remove();
    if (boxes.length === 0) return;
    const host = document.createElement('div');
    host.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
    for (const box of boxes) {
      const { x, y, width, height } = inWindowOf(box, scroller);
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
function inWindowOf(box: Box, scroller: Scroller): Rect {
  if (scroller.elsewhere) return box;
  const view = viewOf(scroller);
  const content = contentOf(scroller.element);
  const { left, top } = placeOf(scroller);
  const across = zoneOf(box.x, box.width, view.x, content.width);
  const down = zoneOf(box.y, box.height, view.y, content.height);
  const both = across === 'in' && down === 'in';
  return {
    ...box,
    x: across === 'after' ? box.x - content.width + view.width : box.x - (both ? left : 0),
    y: down === 'after' ? box.y - content.height + view.height : box.y - (both ? top : 0),
  };
}

function zoneOf(from: number, length: number, viewFrom: number, content: number): 'before' | 'in' | 'after' {
  if (from + length <= viewFrom) return 'before';
  return from >= viewFrom + content ? 'after' : 'in';
}

function touches(a: Rect, { x, y }: Point, b: Rect): boolean {
  return (
    a.width > 0 &&
    a.height > 0 &&
    a.x + x < b.x + b.width &&
    a.x + x + a.width > b.x &&
    a.y + y < b.y + b.height &&
    a.y + y + a.height > b.y
  );
}
