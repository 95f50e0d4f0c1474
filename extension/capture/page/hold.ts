import { keepSelection } from './selection.ts';
import { findScroller, type Scroller, scrollTo, windowOf } from './scroller.ts';
import { Stillness } from './still.ts';

/** A page that hears nothing for this long gives itself back: whoever held it is gone. Milliseconds. */
const FORGOTTEN_MS = 6_000;

/** Keeps what a person has of a page: where it is scrolled, what is selected, how it moves. */
export class Hold {
  readonly still = new Stillness();
  readonly #forget: () => void;
  readonly #select: () => void;
  #scrolled: readonly (readonly [Element, number, number])[] = [];
  #scroller: Scroller = windowOf(document);
  #fixed = false;
  #hidden = document.visibilityState !== 'visible';
  #forgotten: ReturnType<typeof setTimeout> | null = null;

  /** `forget` gives the page back. */
  constructor(forget: () => void) {
    this.#forget = forget;
    this.#select = keepSelection();
    document.addEventListener('visibilitychange', this.#onHidden);
    this.renew();
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState !== 'visible') this.#hidden = true;
  };

  get wasHidden(): boolean {
    return this.#hidden;
  }

  get scroller(): Scroller {
    return this.#scroller;
  }

  /** Somebody is there. */
  renew(): void {
    if (this.#forgotten !== null) clearTimeout(this.#forgotten);
    this.#forgotten = setTimeout(this.#forget, FORGOTTEN_MS);
  }

  async find(isRead: (frame: Element) => boolean): Promise<void> {
    this.#scroller = await findScroller(document, isRead);
    const { element, elsewhere } = this.#scroller;
    const all = [document.scrollingElement, ...(elsewhere ? [] : [element])].filter((each) => each !== null);
    this.#scrolled = [...new Set(all)].map((each) => [each, each.scrollLeft, each.scrollTop] as const);
  }

  /** Once, before anything is scrolled that is to be seen. */
  async findFixed(): Promise<void> {
    if (this.#fixed) return;
    this.#fixed = true;
    if (!this.#scroller.elsewhere) scrollTo(this.#scroller, 0, 0);
    await this.still.find(this.#scroller);
  }

  release(): void {
    if (this.#forgotten !== null) clearTimeout(this.#forgotten);
    document.removeEventListener('visibilitychange', this.#onHidden);
    this.still.release();
    this.#select();
    for (const [element, left, top] of this.#scrolled) {
      if (element.scrollLeft !== left || element.scrollTop !== top)
        element.scrollTo({ left, top, behavior: 'instant' });
    }
  }
}
