import { Slice } from './breathe.ts';
import { documentIn, isFrame, isShadow, isStyled, shadowOf, type Styled } from './roots.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What has to be scrolled to see all of a page: the window, or the area inside it that consoles use. */
export interface Scroller {
  readonly element: Element;
  readonly inner: boolean;
  /** Where the window that the element is in stands in the outer one. */
  readonly frame: Styled | null;
  /** The frame is of another origin, and what scrolls in it is known only to its own script. */
  readonly elsewhere: boolean;
}

/** Less than this is not worth a second picture, CSS pixels. */
const SLACK = 8;
/** A scrolling area that is smaller than this share of the window is a menu or a list box. */
const SHARE = 0.35;
const GRID = 7;

function extent(element: Element): number {
  return contentOf(element).height - element.clientHeight;
}

function scrolls(element: Element): boolean {
  const { width, height } = contentOf(element);
  return height - element.clientHeight > SLACK || width - element.clientWidth > SLACK;
}

/** What can be seen of an element by scrolling, CSS pixels: what a page has cut off is no content. */
export function contentOf(element: Element): { readonly width: number; readonly height: number } {
  const { overflowX, overflowY } = overflowOf(element);
  return {
    width: overflowX ? element.scrollWidth : element.clientWidth,
    height: overflowY ? element.scrollHeight : element.clientHeight,
  };
}

function overflowOf(element: Element): { readonly overflowX: boolean; readonly overflowY: boolean } {
  const { scrollingElement, documentElement, body } = element.ownerDocument;
  const own = getComputedStyle(element);
  if (element !== scrollingElement) return { overflowX: canScroll(own.overflowX), overflowY: canScroll(own.overflowY) };
  // A window scrolls unless it is told not to, by the root or, where that says nothing, by the body.
  const root = getComputedStyle(documentElement);
  const told = root.overflowX === 'visible' && body ? getComputedStyle(body) : root;
  return { overflowX: !isCut(told.overflowX), overflowY: !isCut(told.overflowY) };
}

function canScroll(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll' || overflow === 'overlay';
}

function isCut(overflow: string): boolean {
  return overflow === 'hidden' || overflow === 'clip';
}

/** The elements under a point, from the innermost outwards, through shadow roots and frames. */
function* under(doc: Document, x: number, y: number, frame: Styled | null): Generator<Scroller> {
  let hit = doc.elementFromPoint(x, y);
  for (let root = hit && shadowOf(hit); root; root = hit && shadowOf(hit)) {
    const deeper = root.elementFromPoint(x, y);
    if (deeper === null || deeper === hit) break;
    hit = deeper;
  }
  if (hit !== null && isFrame(hit) && isStyled(hit)) {
    const inner = documentIn(hit);
    const box = hit.getBoundingClientRect();
    if (inner === null) yield { element: hit, inner: true, frame: hit, elsewhere: true };
    else {
      yield* under(inner, x - box.x - hit.clientLeft, y - box.y - hit.clientTop, hit);
      if (inner.scrollingElement) yield { element: inner.scrollingElement, inner: true, frame: hit, elsewhere: false };
    }
  }
  for (let up: Element | null = hit; up !== null; up = parentOf(up)) {
    if (up === doc.body && getComputedStyle(doc.documentElement).overflowY === 'visible') continue;
    if (up !== doc.scrollingElement) yield { element: up, inner: true, frame, elsewhere: false };
  }
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return isShadow(root) ? root.host : null;
}

export function windowOf(doc: Document): Scroller {
  return { element: doc.scrollingElement ?? doc.documentElement, inner: false, frame: null, elsewhere: false };
}

/**
 * Finds it by looking at a grid of points: what covers most of the window is what a person reads. `isRead`
 * says which frames of other origins have a script of ours in them.
 */
export async function findScroller(doc: Document, isRead: (frame: Element) => boolean): Promise<Scroller> {
  const { innerWidth: width, innerHeight: height } = window;
  const slice = new Slice();
  const page = windowOf(doc);
  const found = new Map<Element, { scroller: Scroller; points: number }>();
  for (let column = 1; column <= GRID; column += 1) {
    for (let row = 1; row <= GRID; row += 1) {
      if (slice.spent) await slice.rest();
      const [x, y] = [(column * width) / (GRID + 1), (row * height) / (GRID + 1)];
      for (const scroller of under(doc, x, y, null)) {
        if (scroller.elsewhere ? !isRead(scroller.element) : !scrolls(scroller.element)) continue;
        const entry = found.get(scroller.element) ?? { scroller, points: 0 };
        entry.points += 1;
        found.set(scroller.element, entry);
      }
    }
  }
  const best = [...found.values()]
    .filter(({ points }) => points >= SHARE * GRID * GRID)
    .sort((a, b) => b.points - a.points || extent(b.scroller.element) - extent(a.scroller.element))[0];
  if (best === undefined) return page;
  return extent(page.element) > Math.max(SLACK, extent(best.scroller.element)) ? page : best.scroller;
}

/** The part of the window that the scroller shows its content in, CSS pixels, within the window. */
export function viewOf({ element, inner, frame }: Scroller): Rect {
  const whole = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  if (!inner) return within(whole, { ...whole, width: element.clientWidth, height: element.clientHeight });
  const outer = frame?.getBoundingClientRect();
  const [dx, dy] = [outer ? outer.x + (frame?.clientLeft ?? 0) : 0, outer ? outer.y + (frame?.clientTop ?? 0) : 0];
  const { clientWidth: width, clientHeight: height } = element;
  // The root of a frame begins where the frame does, and the frame of another origin is all that is known of it.
  const root = element === element.ownerDocument.scrollingElement || element === frame;
  const box = element.getBoundingClientRect();
  const x = Math.max(0, Math.round(root ? dx : dx + box.x + element.clientLeft));
  const y = Math.max(0, Math.round(root ? dy : dy + box.y + element.clientTop));
  return within(whole, { x, y, width, height });
}

function within(whole: Rect, { x, y, width, height }: Rect): Rect {
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, whole.width - x)),
    height: Math.max(0, Math.min(height, whole.height - y)),
  };
}

/** Room that scroll bars take to the right of the view and below it, CSS pixels. */
export function barsOf({ element, frame }: Scroller): { readonly right: number; readonly below: number } {
  if (element === frame) return { right: 0, below: 0 };
  const { clientWidth, clientHeight, clientLeft, clientTop, ownerDocument } = element;
  const { defaultView: own } = ownerDocument;
  if (own && element === ownerDocument.scrollingElement) {
    return { right: own.innerWidth - clientWidth, below: own.innerHeight - clientHeight };
  }
  const { borderRightWidth, borderBottomWidth } = getComputedStyle(element);
  const { offsetWidth, offsetHeight } = element as HTMLElement;
  // In pages from right to left the bar is at the left, where `clientLeft` counts it.
  const right = offsetWidth - clientLeft - clientWidth - Number.parseFloat(borderRightWidth);
  const below = offsetHeight - clientTop - clientHeight - Number.parseFloat(borderBottomWidth);
  return { right: Math.max(0, Math.round(right)), below: Math.max(0, Math.round(below)) };
}

/** Where it is scrolled to, from the upper left corner of the content whichever way the page is written. */
export function placeOf({ element }: Scroller): { readonly left: number; readonly top: number } {
  return { left: element.scrollLeft - leftmost(element), top: element.scrollTop };
}

/** At once, whatever the page says about smoothness. */
export function scrollTo({ element }: Scroller, left: number, top: number): void {
  element.scrollTo({ top, left: left + leftmost(element), behavior: 'instant' });
}

/** Pages from right to left begin at 0 and scroll to negative places. */
function leftmost(element: Element): number {
  return getComputedStyle(element).direction === 'rtl' ? Math.min(0, element.clientWidth - element.scrollWidth) : 0;
}
