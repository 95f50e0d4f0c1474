import { Slice } from './breathe.ts';
import { nodesBelow } from './roots.ts';
import type { Scroller } from './scroller.ts';

const STILL = `
  *, *::before, *::after {
    animation-play-state: paused !important;
    transition: none !important;
    caret-color: transparent !important;
    scroll-behavior: auto !important;
    scrollbar-width: none !important;
  }
  *::-webkit-scrollbar { display: none !important; }
`;

/** Elements taller than this share of the window are side bars and shown with the first picture. */
const TALL = 0.6;

interface Styled {
  readonly element: HTMLElement;
  readonly style: string | null;
}

interface Fixed extends Styled {
  /** It belongs to the end of the page: shown in the last picture, hidden in the others. */
  readonly last: boolean;
}

/** Holds a page still while it is pictured, and gives it back as it was. */
export class Stillness {
  readonly #sheets = new Map<Document | ShadowRoot, CSSStyleSheet>();
  readonly #styled: Styled[] = [];
  readonly #fixed: Fixed[] = [];
  readonly #paused: Animation[] = [];

  /** Animations stop, scroll bars and the text cursor go. Called again for a root that comes later. */
  hold(root: Document | ShadowRoot): void {
    if (this.#sheets.has(root)) return;
    const view = (root instanceof ShadowRoot ? root.ownerDocument : root).defaultView;
    // A sheet belongs to the document it is made in; one without a window is a template and draws nothing.
    if (view === null) return;
    const sheet = new (view as unknown as typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(STILL);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#sheets.set(root, sheet);
    for (const animation of root.getAnimations?.() ?? []) {
      if (animation instanceof CSSAnimation || animation instanceof CSSTransition) continue;
      if (animation.playState !== 'running') continue;
      animation.pause();
      this.#paused.push(animation);
    }
  }

  /** Finds what does not scroll along, so that it is in the picture once. */
  async unstick(doc: Document, scroller: Scroller): Promise<void> {
    const slice = new Slice();
    const sticky: HTMLElement[] = [];
    const fixed: HTMLElement[] = [];
    for (const node of nodesBelow(doc)) {
      if (slice.spent) await slice.rest();
      if (!(node instanceof HTMLElement)) continue;
      const { position } = getComputedStyle(node);
      if (position === 'sticky') sticky.push(node);
      else if (position === 'fixed' && !node.contains(scroller.frame ?? scroller.element)) fixed.push(node);
    }
    for (const element of sticky) {
      this.#styled.push({ element, style: element.getAttribute('style') });
      // It takes the same room as `relative`, where it stands in the flow of the page.
      element.style.setProperty('position', 'relative', 'important');
      element.style.setProperty('inset', 'auto', 'important');
    }
    for (const element of fixed) {
      const box = element.getBoundingClientRect();
      const last = box.height < TALL * window.innerHeight && box.y + box.height / 2 > window.innerHeight / 2;
      this.#fixed.push({ element, style: element.getAttribute('style'), last });
    }
  }

  show(first: boolean, last: boolean): void {
    for (const fixed of this.#fixed) {
      const shown = fixed.last ? last : first;
      // Opacity also takes children that make themselves visible.
      if (shown) giveBack(fixed);
      else fixed.element.style.setProperty('opacity', '0', 'important');
    }
  }

  /** Frames that nobody can look into are not shown. */
  hide(element: HTMLElement): void {
    this.#styled.push({ element, style: element.getAttribute('style') });
    element.style.setProperty('visibility', 'hidden', 'important');
  }

  /** Without the picture in its background. */
  plain(element: HTMLElement): void {
    this.#styled.push({ element, style: element.getAttribute('style') });
    element.style.setProperty('background-image', 'none', 'important');
  }

  release(): void {
    for (const fixed of this.#fixed) giveBack(fixed);
    for (const styled of this.#styled.toReversed()) giveBack(styled);
    for (const [root, sheet] of this.#sheets) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    }
    for (const animation of this.#paused) animation.play();
    this.#fixed.length = 0;
    this.#styled.length = 0;
    this.#paused.length = 0;
    this.#sheets.clear();
  }
}

function giveBack({ element, style }: Styled): void {
  if (element.getAttribute('style') === style) return;
  if (style === null) element.removeAttribute('style');
  else element.setAttribute('style', style);
}
