import { Slice } from './breathe.ts';
import { isStyled, isWithin, nodesBelow, type Styled } from './roots.ts';
import type { Scroller } from './scroller.ts';
import { Styles } from './styles.ts';

/**
 * The text cursor blinks. A rule for every element would have the browser compute the style of each
 * again, which holds a page of 5,000 rows for a fifth of a second, so this names only the one that has it.
 */
const CARET = ':focus { caret-color: transparent !important; }';

/** Elements taller than this share of the window are side bars and shown with the first picture. */
const TALL = 0.6;

interface Fixed {
  readonly element: Styled;
  /** It belongs to the end of the page: shown in the last picture, hidden in the others. */
  readonly last: boolean;
}

interface Place {
  /** Where it stands in the content when nothing is scrolled, CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** By its opacity, which also takes children that make themselves visible, and moves nothing. */
const HIDDEN = { opacity: '0', transition: 'none' };
/** One opaque box where the element stands: its own ground is drawn first, and all of it turned black. */
const COVERED = { 'background-color': '#000', filter: 'brightness(0)', 'transition-property': 'none' };
/** What sticks to the bottom is displaced from the start; it takes the same room where it belongs. */
const UNSTUCK = { position: 'relative', top: 'auto', right: 'auto', bottom: 'auto', left: 'auto' };

/** Holds a page still while it is pictured, and gives it back as it was. */
export class Stillness {
  readonly #roots = new Set<Document | ShadowRoot>();
  readonly #sheets = new Map<Document | ShadowRoot, CSSStyleSheet>();
  readonly #styles = new Styles();
  readonly #fixed: Fixed[] = [];
  readonly #sticky = new Map<Styled, Place>();
  readonly #paused = new Set<Animation>();

  /** Animations stop, the text cursor goes. */
  hold(root: Document | ShadowRoot): void {
    this.#roots.add(root);
    this.#pause(root);
    if (root.activeElement === null || root.activeElement.localName === 'body' || this.#sheets.has(root)) return;
    const view = (root.nodeType === Node.DOCUMENT_NODE ? (root as Document) : root.ownerDocument)?.defaultView;
    // A sheet belongs to the document it is made in; one without a window is a template and draws nothing.
    if (!view) return;
    const sheet = new (view as unknown as typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(CARET);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#sheets.set(root, sheet);
  }

  /** Stops what has begun to move meanwhile. */
  holdAgain(): void {
    for (const root of this.#roots) this.#pause(root);
  }

  /** What goes from one state to another is put at its end; what goes round stands. */
  #pause(root: Document | ShadowRoot): void {
    for (const animation of root.getAnimations?.() ?? []) {
      if (animation.playState !== 'running') continue;
      if ('transitionProperty' in animation) animation.finish();
      else {
        animation.pause();
        this.#paused.add(animation);
      }
    }
  }

  /** Finds what does not scroll along, so that it is in the picture once. Called with nothing scrolled. */
  async find({ element: area, frame }: Scroller): Promise<void> {
    const slice = new Slice();
    const documents = new Set([document, area.ownerDocument]);
    for (const node of nodesBelow(document)) {
      if (slice.spent) await slice.rest();
      if (!isStyled(node) || !documents.has(node.ownerDocument)) continue;
      const { position, top, bottom } = getComputedStyle(node);
      if (position === 'fixed' && !node.contains(frame ?? area)) {
        const box = node.getBoundingClientRect();
        const last = box.height < TALL * window.innerHeight && box.y + box.height / 2 > window.innerHeight / 2;
        this.#fixed.push({ element: node, last });
      } else if (position === 'sticky' && isWithin(node, area)) {
        if (top === 'auto' && bottom !== 'auto') this.#styles.set(node, 'unstuck', UNSTUCK);
        else this.#sticky.set(node, placeIn(area, node));
      }
    }
  }

  /** Before a picture: what is fixed is in the first or the last one, what sticks is where it belongs or not at all. */
  async show(first: boolean, last: boolean, { element: area }: Scroller): Promise<void> {
    for (const { element, last: atEnd } of this.#fixed) this.#hide(element, !(atEnd ? last : first));
    const slice = new Slice();
    // All are looked at before any is changed: a look after a change makes the browser lay the page out anew.
    const moved = new Map<Styled, boolean>();
    for (const [element, { x, y }] of this.#sticky) {
      if (slice.spent) await slice.rest();
      const now = placeIn(area, element);
      moved.set(element, Math.abs(now.x - x) > 1 || Math.abs(now.y - y) > 1);
    }
    for (const [element, hide] of moved) {
      if (slice.spent) await slice.rest();
      this.#hide(element, hide);
    }
  }

  #hide(element: Styled, hide: boolean): void {
    if (!hide) this.#styles.unset(element, 'hidden');
    else if (!this.#styles.has(element, 'hidden')) this.#styles.set(element, 'hidden', HIDDEN);
  }

  cover(element: Styled): void {
    this.#styles.set(element, 'covered', COVERED);
  }

  uncover(element: Styled): void {
    this.#styles.unset(element, 'covered');
  }

  /** Without the picture in its background, but with what stands on it. */
  plain(element: Styled): void {
    this.#styles.set(element, 'plain', { 'background-image': 'none' });
  }

  release(): void {
    this.#styles.release();
    for (const [root, sheet] of this.#sheets) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    }
    for (const animation of this.#paused) if (animation.playState === 'paused') animation.play();
    this.#sheets.clear();
    this.#paused.clear();
  }
}

function placeIn(area: Element, element: Element): Place {
  const { left, top } = element.getBoundingClientRect();
  return { x: left + area.scrollLeft, y: top + area.scrollTop };
}
