import { documentIn, isFrame, shadowOf } from './roots.ts';

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
  readonly frame: Element | null;
}

/** Less than this is not worth a second picture, CSS pixels. */
const SLACK = 8;
/** A scrolling area that is smaller than this share of the window is a menu or a list box. */
const SHARE = 0.35;

function extent(element: Element): number {
  return element.scrollHeight - element.clientHeight;
}

function scrolls(element: Element): boolean {
  if (extent(element) <= SLACK) return false;
  const { overflowY } = getComputedStyle(element);
  return overflowY === 'auto' || overflowY === 'scroll' || overflowY === 'overlay';
}

/** The elements under a point, from the innermost outwards, through shadow roots and frames. */
function* under(doc: Document, x: number, y: number, frame: Element | null): Generator<Scroller> {
  let hit = doc.elementFromPoint(x, y);
  for (let root = hit && shadowOf(hit); root; root = hit && shadowOf(hit)) {
    const deeper = root.elementFromPoint(x, y);
    if (deeper === null || deeper === hit) break;
    hit = deeper;
  }
  if (hit !== null && isFrame(hit)) {
    const inner = documentIn(hit);
    const box = hit.getBoundingClientRect();
    if (inner !== null) {
      yield* under(inner, x - box.x - hit.clientLeft, y - box.y - hit.clientTop, hit);
      if (inner.scrollingElement) yield { element: inner.scrollingElement, inner: true, frame: hit };
    }
  }
  for (let up: Element | null = hit; up !== null; up = parentOf(up)) {
    if (up !== doc.scrollingElement && up !== doc.body) yield { element: up, inner: true, frame };
  }
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Finds it by looking at a grid of points: what covers most of the window is what a person reads. */
export function findScroller(doc: Document): Scroller {
  const { innerWidth: width, innerHeight: height } = window;
  const page: Scroller = { element: doc.scrollingElement ?? doc.documentElement, inner: false, frame: null };
  const found = new Map<Element, { scroller: Scroller; points: number }>();
  const grid = 7;
  for (let column = 1; column <= grid; column += 1) {
    for (let row = 1; row <= grid; row += 1) {
      const [x, y] = [(column * width) / (grid + 1), (row * height) / (grid + 1)];
      for (const scroller of under(doc, x, y, null)) {
        const root = scroller.element === scroller.element.ownerDocument.scrollingElement;
        if (root ? extent(scroller.element) <= SLACK : !scrolls(scroller.element)) continue;
        const entry = found.get(scroller.element) ?? { scroller, points: 0 };
        entry.points += 1;
        found.set(scroller.element, entry);
      }
    }
  }
  const best = [...found.values()]
    .filter(({ points }) => points >= SHARE * grid * grid)
    .sort((a, b) => b.points - a.points || extent(b.scroller.element) - extent(a.scroller.element))[0];
  if (best === undefined) return page;
  return extent(page.element) > extent(best.scroller.element) ? page : best.scroller;
}

/** The part of the window that the scroller shows its content in, CSS pixels, within the window. */
export function viewOf({ element, inner, frame }: Scroller): Rect {
  const whole = { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight };
  if (!inner) return whole;
  const outer = frame?.getBoundingClientRect();
  const [dx, dy] = [outer ? outer.x + (frame?.clientLeft ?? 0) : 0, outer ? outer.y + (frame?.clientTop ?? 0) : 0];
  const root = element === element.ownerDocument.scrollingElement;
  const box = element.getBoundingClientRect();
  const x = Math.max(0, Math.round(root ? dx : dx + box.x + element.clientLeft));
  const y = Math.max(0, Math.round(root ? dy : dy + box.y + element.clientTop));
  return {
    x,
    y,
    width: Math.max(0, Math.min(element.clientWidth, whole.width - x)),
    height: Math.max(0, Math.min(element.clientHeight, whole.height - y)),
  };
}

/** At once, whatever the page says about smoothness. */
export function scrollTo({ element }: Scroller, top: number): void {
  element.scrollTo({ top, left: element.scrollLeft, behavior: 'instant' });
}
