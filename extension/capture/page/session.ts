import type { ListReading, PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { readPageInSteps } from '#extension/consoles/read-page.ts';
import type { Hit } from '../redact/mask-text.ts';
import { Slice } from './breathe.ts';
import { type Box, coverBox, Curtain } from './cover.ts';
import { Hold } from './hold.ts';
import { Masks } from './mask.ts';
import { RowsSeen } from './rows-seen.ts';
import { barsOf, contentOf, placeOf, scrollTo, viewOf } from './scroller.ts';
import { drawn, laidOut, settle } from './settle.ts';
import type { Collected, Place, Stand } from './stand.ts';
import { PageText } from './text.ts';
import { ANSWER, type Unit, unitsBelow } from './units.ts';
import { Unreadable } from './unreadable.ts';
import { Watch } from './watch.ts';

export interface Begin {
  /** Show frames, and pictures, although nobody can look into them. */
  readonly showFrames: boolean;
  readonly showPictures: boolean;
  /** How the page's list is found, to count rows that come and go while it is scrolled. */
  readonly list: ListReading | null;
}

/**
 * What is done inside a document while its page is captured. It decides nothing: it hands texts out, masks
 * what it is told, scrolls where it is told, and gives the page back as it was, also when nobody asks.
 */
export class PageSession {
  readonly #watch = new Watch();
  readonly #masks = new Masks();
  readonly #hold = new Hold(() => void this.end());
  readonly #text = new PageText();
  readonly #rows: RowsSeen;
  readonly #unreadable: Unreadable;
  readonly #curtain = new Curtain();
  #boxes: readonly Box[] = [];
  #units: AsyncGenerator<Unit> | null;
  #handed: Unit[] = [];
  /** All was looked at once, and what is unreadable is covered. */
  #looked = false;
  #coveredMedia = false;
  #ended: Promise<void> | null = null;

  constructor(begin: Begin) {
    // What crosses into a page loses the members that are null.
    this.#rows = new RowsSeen(begin.list ?? null);
    this.#unreadable = new Unreadable(this.#hold.still, begin);
    this.#units = this.#below([document]);
    this.#hold.still.hold(document);
  }

  #below(nodes: Iterable<Node>): AsyncGenerator<Unit> {
    return unitsBelow(nodes, {
      root: (root) => {
        this.#watch.root(root);
        this.#hold.still.hold(root);
      },
      element: (element) => {
        this.#watch.element(element);
        this.#unreadable.look(element);
      },
      field: (field) => {
        this.#watch.field(field);
        this.#masks.password(field);
      },
    });
  }

  /** Texts that nobody has looked at yet: at first all, then what has changed. */
  async collect(): Promise<Collected> {
    this.#hold.renew();
    this.#units ??= this.#below(await this.#watch.take());
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
    const done = this.#units === null;
    if (done && this.#looked) await laidOut();
    const covered = done && this.#looked ? this.#unreadable.cover() : 0;
    return { texts: this.#handed.map(({ text }) => text), done, covered };
  }

  /** Masks what was found in the texts handed out last. Changed by that, they are looked at once more. */
  async apply(found: readonly (readonly Hit[])[]): Promise<true> {
    this.#hold.renew();
    for (const [at, hits] of found.entries()) {
      const unit = this.#handed[at];
      if (unit && hits.length > 0) await this.#masks.apply(unit, hits);
    }
    return true;
  }

  /** Recognises frames that their own scripts read; answers which of the words it has heard. */
  adopt(words: readonly string[]): Promise<string[]> {
    return this.#unreadable.adopt(words);
  }

  disown(word: string): true {
    this.#unreadable.disown(word);
    return true;
  }

  /** After the first look: what nobody can look into is covered, and what has to be scrolled is found. */
  async cover(): Promise<Stand> {
    this.#hold.renew();
    await laidOut();
    this.#unreadable.cover();
    this.#looked = true;
    await this.#hold.find((frame) => this.#unreadable.isRead(frame));
    return this.stand();
  }

  /** Boxes that a person drew. */
  async draw(boxes: readonly Box[]): Promise<true> {
    this.#boxes = boxes;
    await this.#coverBoxes();
    return true;
  }

  async #coverBoxes(): Promise<void> {
    if (this.#boxes.length === 0) return;
    const around = { scroller: this.#hold.scroller, masks: this.#masks, still: this.#hold.still };
    for (const box of this.#boxes) {
      const { media } = await coverBox(box, around);
      this.#coveredMedia ||= media;
    }
  }

  /** Everything changed so far is on the screen. */
  async drawn(): Promise<true> {
    this.#hold.renew();
    await drawn();
    return true;
  }

  stand(): Stand {
    const { scroller } = this.#hold;
    const { element, inner, elsewhere } = scroller;
    const { left, top } = placeOf(scroller);
    return {
      left: Math.round(left * 100) / 100,
      top: Math.round(top * 100) / 100,
      ...contentOf(element),
      view: viewOf(scroller),
      bars: barsOf(scroller),
      window: { width: window.innerWidth, height: window.innerHeight },
      scale: window.devicePixelRatio,
      inner,
      within: elsewhere ? this.#unreadable.wordOf(element) : null,
      closedFrames: this.#unreadable.frames,
      pictures: this.#unreadable.pictures,
      coveredMedia: this.#coveredMedia,
      hidden: this.#hold.wasHidden,
    };
  }

  /** Scrolls to a place, unless it is null, and waits until what is there is drawn. */
  async goTo(place: Place | null, first: boolean, last: boolean, more: boolean): Promise<Stand> {
    this.#hold.renew();
    const { scroller, still } = this.#hold;
    if (more) await this.#hold.findFixed();
    if (place) scrollTo(scroller, place.left, place.top);
    await still.show(first, last, scroller);
    still.holdAgain();
    await settle(this.#watch, first);
    await this.#coverBoxes();
    this.#curtain.draw(this.#boxes, scroller);
    this.#hold.renew();
    return this.stand();
  }

  /** The last picture shows what belongs to the end of the page. */
  async show(first: boolean, last: boolean): Promise<true> {
    await this.#hold.still.show(first, last, this.#hold.scroller);
    return true;
  }

  /** Takes down the text, and the rows, that are there now. */
  async readText(): Promise<true> {
    this.#hold.renew();
    const { element } = this.#hold.scroller;
    await this.#text.read(document, element);
    await this.#rows.read(document, element);
    this.#hold.renew();
    return true;
  }

  get text(): string {
    return this.#text.text;
  }

  /** Addresses of the documents that were looked into. */
  get documents(): string[] {
    return this.#watch.documents;
  }

  async facts(reading: PageReading): Promise<PageFacts> {
    this.#hold.renew();
    const slice = new Slice();
    const steps = readPageInSteps(document, { ...reading, list: reading.list ?? null });
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) if (slice.spent) await slice.rest();
    const facts = step.value;
    const seen = this.#rows.count;
    return facts.rows === null || seen <= facts.rows ? facts : { ...facts, rows: seen };
  }

  counts(): { rule: string; count: number }[] {
    return [...this.#masks.counts].map(([rule, count]) => ({ rule, count }));
  }

  end(): Promise<void> {
    this.#ended ??= this.#giveBack();
    return this.#ended;
  }

  async #giveBack(): Promise<void> {
    this.#watch.stop();
    this.#unreadable.stop();
    this.#curtain.remove();
    await this.#masks.undo();
    await laidOut();
    this.#hold.release();
  }
}
