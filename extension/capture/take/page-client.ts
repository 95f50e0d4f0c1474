import { CaptureError } from '#shared/errors/capture-error.ts';
import type { ListReading, PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { browser } from '#extension/platform/browser.ts';
import type { Box } from '../page/cover.ts';
import type { Begin } from '../page/session.ts';
import type { Place, Stand } from '../page/stand.ts';
import { FrameClient, type Turn } from './frame-client.ts';
import { boxesWithin, standWithin } from './frame-place.ts';
import { asked, gone } from './refusal.ts';

const SCRIPT = '/capture-page.js';

/**
 * The page of a tab with every frame in it that the browser lets us into. Frames of the page's own origin
 * are read along with it; one of another origin has a script of its own, where access to it is granted,
 * and is covered by the page around it where it is not.
 */
export class PageClient {
  readonly #tab: number;
  readonly #top: FrameClient;
  /** Frames of other origins that are read, by the word they are known by. */
  readonly #inner = new Map<string, FrameClient>();
  readonly #waiting = new Map<string, FrameClient>();
  #unread = 0;
  /** The one of them that scrolls the page's content. */
  #scrolled: FrameClient | null = null;
  #begin: Begin | null = null;

  constructor(tab: number) {
    this.#tab = tab;
    this.#top = new FrameClient(tab, 0);
  }

  /** Those that have begun, also while nobody knows yet where on the page they are. */
  get frames(): readonly FrameClient[] {
    return [this.#top, ...this.#inner.values(), ...this.#waiting.values()];
  }

  async begin(begin: Begin): Promise<void> {
    this.#begin = begin;
    this.#inner.clear();
    this.#scrolled = null;
    const frames = await this.#inject((given: Begin) => globalThis.annexaCapture?.begin(given), begin);
    if (!frames.includes(0)) throw gone();
    this.#await(frames);
  }

  /** Begins in frames that came since, when there are more than before that nobody reads. */
  async widen({ closedFrames }: Stand): Promise<boolean> {
    if (this.#begin === null || closedFrames <= this.#unread) return false;
    this.#unread = closedFrames;
    this.#await(await this.#inject((given: Begin) => globalThis.annexaCapture?.join(given), this.#begin));
    return this.#waiting.size > 0;
  }

  #await(frames: readonly number[]): void {
    this.#waiting.clear();
    for (const frame of frames) {
      if (frame !== 0) this.#waiting.set(crypto.randomUUID(), new FrameClient(this.#tab, frame));
    }
  }

  /** Runs the script in every frame that it may be in; answers those that a session has begun in. */
  async #inject(start: (begin: Begin) => unknown, begin: Begin): Promise<number[]> {
    const target = { tabId: this.#tab, allFrames: true };
    return asked(async () => {
      await browser.scripting.executeScript({ target, files: [SCRIPT] });
      const begun = await browser.scripting.executeScript({ target, func: start, args: [begin] });
      return begun.filter(({ result }) => result === true).map(({ frameId }) => frameId);
    });
  }

  /** Finds the place on the page of the frames that have begun: from then on they are read, and no longer covered. */
  async adopt(): Promise<void> {
    if (this.#waiting.size === 0) return;
    for (const [word, frame] of this.#waiting) await frame.announce(word).catch(() => this.#waiting.delete(word));
    // From the outside inwards, as one frame may be in another that is read.
    const around: FrameClient[] = [this.#top, ...this.#inner.values()];
    for (let next = around.shift(); next !== undefined && this.#waiting.size > 0; next = around.shift()) {
      for (const word of await next.adopt([...this.#waiting.keys()])) {
        const frame = this.#waiting.get(word);
        if (frame === undefined) continue;
        this.#inner.set(word, frame);
        this.#waiting.delete(word);
        around.push(frame);
      }
    }
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    await Promise.all(lost.map((frame) => frame.end()));
  }

  /** A frame does not answer: whatever is in it now is covered. The page itself, and what it scrolls, cannot be missed. */
  async lose(frame: FrameClient, cause: unknown): Promise<void> {
    if (!(cause instanceof CaptureError) || frame === this.#top || frame === this.#scrolled) throw cause;
    const isIt = ([, each]: readonly [string, FrameClient]): boolean => each === frame;
    const word = [...this.#inner].find(isIt)?.[0];
    this.#waiting.delete([...this.#waiting].find(isIt)?.[0] ?? '');
    if (word === undefined) return;
    this.#inner.delete(word);
    for (const around of this.frames) await around.disown(word).catch((reason: unknown) => this.lose(around, reason));
  }

  /** Covers what nobody can look into, and what a person drew a box over. */
  async cover(boxes: readonly Box[]): Promise<Stand> {
    for (const frame of this.#inner.values()) await frame.cover();
    const top = await this.#top.cover();
    this.#scrolled = this.#inner.get(top.within ?? '') ?? null;
    const stand = await this.#together(top);
    this.#unread = stand.closedFrames;
    if (boxes.length > 0) {
      const { own, within } = this.#scrolled === null ? { own: boxes, within: [] } : boxesWithin(boxes, top, stand);
      await this.#top.draw(own);
      await this.#scrolled?.draw(within);
    }
    return stand;
  }

  async goTo(place: Place, first: boolean, last: boolean, more: boolean): Promise<Stand> {
    const top = await this.#top.goTo(this.#scrolled ? null : place, first, last, more);
    await this.#scrolled?.goTo(place, first, last, more);
    return this.#together(top);
  }

  /** Every frame has what was changed last on the screen. */
  async drawn(): Promise<void> {
    await Promise.all([this.#top, ...this.#inner.values()].map((frame) => frame.drawn()));
  }

  async show(first: boolean, last: boolean): Promise<void> {
    await this.#top.show(first, last);
    await this.#scrolled?.show(first, last);
  }

  async stand(): Promise<Stand> {
    return this.#together(await this.#top.stand());
  }

  async #together(top: Stand): Promise<Stand> {
    let stand = top;
    for (const frame of this.#inner.values()) {
      const own = await frame.stand().catch(() => null);
      if (own === null) continue;
      if (frame === this.#scrolled) stand = standWithin(stand, own);
      stand = {
        ...stand,
        closedFrames: stand.closedFrames + own.closedFrames,
        pictures: stand.pictures + own.pictures,
        coveredMedia: stand.coveredMedia || own.coveredMedia,
        hidden: stand.hidden || own.hidden,
      };
    }
    return stand;
  }

  async readText(): Promise<void> {
    for (const frame of this.frames) await frame.readText();
  }

  /** The page's text, then that of frames of other origins. */
  async text(): Promise<string> {
    const texts: string[] = [];
    for (const frame of this.frames) {
      const text = await frame.text();
      const [address = ''] = frame === this.#top ? [] : await frame.documents();
      if (text !== '') texts.push(frame === this.#top ? text : `Frame of ${originOf(address)}\n\n${text}`);
    }
    return texts.join('\n\n');
  }

  /** Addresses of every document that was looked into. */
  async documents(): Promise<string[]> {
    return (await Promise.all(this.frames.map((frame) => frame.documents()))).flat();
  }

  /** Of what several frames say, the page around them is believed first. */
  async facts(reading: PageReading): Promise<PageFacts> {
    let facts = await this.#top.facts(reading);
    for (const frame of this.#inner.values()) {
      const own = await frame.facts(reading);
      const known = (values: PageFacts['settings']) =>
        Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      facts = {
        ...(facts.rows === null && own.rows !== null ? own : facts),
        settings: { ...own.settings, ...known(facts.settings) },
        identity: { ...own.identity, ...(known(facts.identity) as PageFacts['identity']) },
      };
    }
    return facts;
  }

  async counts() {
    return (await Promise.all(this.frames.map((frame) => frame.counts()))).flat();
  }

  turn(list: ListReading): Promise<Turn> {
    return this.#top.turn(list);
  }

  async end(): Promise<void> {
    await Promise.all(this.frames.map((frame) => frame.end()));
  }
}

function originOf(address: string): string {
  return URL.parse(address)?.origin ?? 'another origin';
}
