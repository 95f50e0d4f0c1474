import { isSeen } from './frames.ts';
import { isStyled, type Styled } from './roots.ts';

/**
 * Pictures can hold what no rule can read: a code for a second factor, a terminal. Which are to be
 * covered goes by what they can be, as consoles are full of icons:
 *
 * - drawn by the page itself (canvas, video, embedded objects, and images from `data:` and `blob:`): as
 *   soon as one line of text has room in them;
 * - fetched: from the size of a code that can be scanned; smaller ones are icons, logos and portraits.
 *
 * Drawings (SVG) in the page stay: their text is text, and is scanned.
 */
const LINE = { width: 100, height: 12 };
const CODE = 120;

const DRAWN = new Set(['canvas', 'video', 'object', 'embed']);
const IMAGES = new Set(['img', 'image', 'input']);
const OWN = /^\s*(?:data|blob|filesystem):/i;

/** Elements that may be pictures, whatever size they have now. */
export class Pictures {
  readonly #candidates = new Set<Styled>();
  readonly #covered = new Set<Styled>();

  look(element: Element): void {
    if (!isStyled(element)) return;
    const { localName } = element;
    if (DRAWN.has(localName) || IMAGES.has(localName) || hasOwnBackground(element)) this.#candidates.add(element);
  }

  /** Those that have come to be pictures since the last time. */
  take(): Styled[] {
    const found: Styled[] = [];
    for (const element of this.#candidates) {
      if (!element.isConnected) this.#candidates.delete(element);
      else if (!this.#covered.has(element) && isPicture(element)) found.push(element);
    }
    for (const element of found) this.#covered.add(element);
    return found;
  }

  /** Something stands on it, which is no part of the picture. */
  isBackground({ localName }: Styled): boolean {
    return !DRAWN.has(localName) && !IMAGES.has(localName);
  }

  get count(): number {
    return this.#covered.size;
  }
}

/** Backgrounds of style sheets are the site's dress; what a page writes on one element is content. */
function hasOwnBackground(element: Styled): boolean {
  return /(?:url|image-set|cross-fade)\(/i.test(element.getAttribute('style') ?? '');
}

function isPicture(element: Styled): boolean {
  if (!isSeen(element)) return false;
  const { width, height } = element.getBoundingClientRect();
  const address = addressOf(element);
  if (address === null) return false;
  const line = Math.max(width, height) >= LINE.width && Math.min(width, height) >= LINE.height;
  return DRAWN.has(element.localName) || OWN.test(address) ? line : Math.min(width, height) >= CODE;
}

/** Where its picture is from; null when it has none. */
function addressOf(element: Styled): string | null {
  if (DRAWN.has(element.localName)) return '';
  if (element.localName === 'image') return element.getAttribute('href') ?? element.getAttribute('xlink:href');
  if (element.localName === 'img') return (element as HTMLImageElement).currentSrc || background(element);
  const { type, src } = element as HTMLInputElement;
  return element.localName === 'input' && type === 'image' ? src : background(element);
}

function background(element: Element): string | null {
  return /url\("?([^")]*)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? null;
}
