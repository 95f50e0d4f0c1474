import type { ListReading, PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { readPage } from '#extension/consoles/read-page.ts';
import type { Hit } from '../redact/find-secrets.ts';
import { type Box, coverBox, Curtain } from './cover.ts';
import { Masks } from './mask.ts';
import { RowsSeen } from './rows-seen.ts';
import { findScroller, type Rect, type Scroller, scrollTo, viewOf } from './scroller.ts';
import { settle } from './settle.ts';
import { Stillness } from './still.ts';
import { PageText } from './text.ts';
import { ANSWER, type Unit, unitsBelow } from './units.ts';
import { Watch } from './watch.ts';

/** A page that hears nothing for this long gives itself back: whoever held it is gone. Milliseconds. */
const FORGOTTEN_MS = 6_000;

export interface Begin {
  /** What to cover beside secrets, in CSS pixels of the whole picture. */
  readonly boxes: readonly Box[];
  /** Show frames of another origin although nobody can look into them. */
  readonly showFrames: boolean;
  /** How the page's list is found, to count rows that come and go while it is scrolled. */
  readonly list: ListReading | null;
}

/** Where the page stands: CSS pixels. */
export interface Stand {
  readonly top: number;
  readonly height: number;
  readonly view: Rect;
  readonly window: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly inner: boolean;
  /** Pixels of content to the right that the window does not show. */
  readonly beyond: number;
  /** Frames that nobody can look into. */
  readonly closedFrames: number;
  /** A box was drawn over something that is no text. */
  readonly coveredMedia: boolean;
  /** The page was hidden at any time since it began. */
  readonly hidden: boolean;
}

export interface Collected {
  readonly texts: readonly string[];
  readonly done: boolean;
}

/**
 * What is done inside a page while it is captured. It decides nothing: it hands texts out, masks what
 * it is told, scrolls where it is told, and gives the page back as it was, also when nobody asks.
 */
export class PageSession {
  readonly #watch = new Watch();
  readonly #masks = new Masks();
  readonly #still = new Stillness();
  readonly #text = new PageText();
  readonly #rows: RowsSeen;
  readonly #scroller: Scroller;
  readonly #scrolled: readonly (readonly [Element, number, number])[];
  readonly #begin: Begin;
  readonly #closed = new Set<Element>();
  readonly #curtain: Curtain;
  #units: AsyncGenerator<Unit> | null = null;
  #handed: Unit[] = [];
  #hidden = false;
  #unstuck = false;
  #coveredMedia = false;
  #forgotten: ReturnType<typeof setTimeout> | null = null;
  #ended = false;

  constructor(begin: Begin) {
    // What crosses into a page loses the members that are null.
    this.#begin = { ...begin, list: begin.list ?? null };
    this.#curtain = new Curtain(begin.boxes);
    this.#scroller = findScroller(document);
    const page = document.scrollingElement;
    const { element } = this.#scroller;
    this.#scrolled = [...new Set(page === null ? [element] : [element, page])].map(
      (each) => [each, each.scrollTop, each.scrollLeft] as const,
    );
    this.#rows = new RowsSeen(this.#begin.list);
    this.#units = this.#below([document]);
    document.addEventListener('visibilitychange', this.#onHidden);
    this.#still.hold(document);
    this.#held();
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState !== 'visible') this.#hidden = true;
  };

  #below(nodes: Iterable<Node>): AsyncGenerator<Unit> {
    return unitsBelow(nodes, {
      root: (root) => {
        this.#watch.root(root);
        this.#still.hold(root);
      },
      field: (field) => {
        this.#watch.field(field);
        this.#masks.password(field);
      },
      closed: (frame) => this.#closed.add(frame),
    });
  }

  #held(): void {
    if (this.#forgotten !== null) clearTimeout(this.#forgotten);
    this.#forgotten = setTimeout(() => this.end(), FORGOTTEN_MS);
  }

  /** Texts that nobody has looked at yet: at first all, then what has changed. */
  async collect(): Promise<Collected> {
    this.#held();
    this.#units ??= this.#below(this.#watch.take());
    this.#handed = [];
    let length = 0;
    while (length < ANSWER) {
      const next = await this.#units.next();
      if (next.done === true) {
        this.#units = null;
        break;
      }
      this.#handed.push(next.value);
      length += next.value.text.length;
    }
    return { texts: this.#handed.map(({ text }) => text), done: this.#units === null };
  }

  /** Masks what was found in the texts handed out last. */
  apply(found: readonly (readonly Hit[])[]): void {
    this.#held();
    // What the page changed meanwhile is looked at again; only our own changes are skipped.
    const changed = this.#watch.take();
    for (const [at, hits] of found.entries()) {
      const unit = this.#handed[at];
      if (unit && hits.length > 0) this.#masks.apply(unit, hits);
    }
    this.#watch.skip();
    this.#watch.giveBack(changed);
  }

  /** After the first look: frames that cannot be looked into and boxes that were drawn are covered. */
  async cover(): Promise<Stand> {
    this.#held();
    const changed = this.#watch.take();
    if (!this.#begin.showFrames) {
      for (const frame of this.#closed) if (frame instanceof HTMLElement) this.#still.hide(frame);
    }
    await this.#coverBoxes();
    this.#watch.skip();
    this.#watch.giveBack(changed);
    return this.stand();
  }

  async #coverBoxes(): Promise<void> {
    const view = viewOf(this.#scroller);
    for (const box of this.#begin.boxes) {
      const { media } = await coverBox(box, { view, scroller: this.#scroller, masks: this.#masks, still: this.#still });
      this.#coveredMedia ||= media;
    }
  }

  stand(): Stand {
    const { element, inner } = this.#scroller;
    return {
      top: Math.round(element.scrollTop * 100) / 100,
      height: element.scrollHeight,
      view: viewOf(this.#scroller),
      window: { width: window.innerWidth, height: window.innerHeight },
      scale: window.devicePixelRatio,
      inner,
      beyond: Math.max(0, element.scrollWidth - element.clientWidth),
      closedFrames: this.#closed.size,
      coveredMedia: this.#coveredMedia,
      hidden: this.#hidden,
    };
  }

  /** Scrolls to a place and waits until what is there is drawn. */
  async goTo(top: number, first: boolean, last: boolean): Promise<Stand> {
    this.#held();
    if (!(first && last) && !this.#unstuck) {
      this.#unstuck = true;
      await this.#still.unstick(document, this.#scroller);
    }
    scrollTo(this.#scroller, top);
    this.#still.show(first, last);
    await settle(this.#watch, first);
    await this.#coverBoxes();
    this.#curtain.draw(viewOf(this.#scroller), this.#scroller);
    this.#held();
    return this.stand();
  }

  /** The last picture shows what belongs to the end of the page. */
  show(first: boolean, last: boolean): void {
    this.#still.show(first, last);
  }

  /** Takes down the text, and the rows, that are there now. */
  async readText(): Promise<void> {
    this.#held();
    await this.#text.read(document, this.#scroller.element);
    await this.#rows.read(document, this.#scroller.element);
    this.#held();
  }

  get text(): string {
    return this.#text.text;
  }

  facts(reading: PageReading): PageFacts {
    this.#held();
    const facts = readPage(document, { ...reading, list: reading.list ?? null });
    const seen = this.#rows.count;
    return facts.rows === null || seen <= facts.rows ? facts : { ...facts, rows: seen };
  }

  counts(): { rule: string; count: number }[] {
    return [...this.#masks.counts].map(([rule, count]) => ({ rule, count }));
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#forgotten !== null) clearTimeout(this.#forgotten);
    document.removeEventListener('visibilitychange', this.#onHidden);
    this.#watch.stop();
    this.#curtain.remove();
    this.#masks.undo();
    // First still without scroll bars and smooth scrolling, so that the place is found again exactly.
    for (const [element, top, left] of this.#scrolled) element.scrollTo({ top, left, behavior: 'instant' });
    this.#still.release();
    for (const [element, top, left] of this.#scrolled) element.scrollTo({ top, left, behavior: 'instant' });
  }

  get ended(): boolean {
    return this.#ended;
  }
}
