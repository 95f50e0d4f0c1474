import { CaptureError } from '#shared/errors/capture-error.ts';
import type { ListReading, PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { z } from '#shared/schema.ts';
import { parsePageFacts } from '#extension/consoles/page-facts.ts';
import { browser } from '#extension/platform/browser.ts';
import type { Box } from '../page/cover.ts';
import type { Collected, Place, Stand } from '../page/stand.ts';
import type { Hit } from '../redact/mask-text.ts';
import { asked, gone } from './refusal.ts';

const size = z.number().check(z.nonnegative());
const rect = z.object({ x: size, y: size, width: size, height: size });
const standSchema: z.ZodMiniType<Stand> = z.object({
  left: size,
  top: size,
  width: size,
  height: size,
  view: rect,
  bars: z.object({ right: size, below: size }),
  window: z.object({ width: size, height: size }),
  scale: size,
  inner: z.boolean(),
  within: z.nullable(z.string()),
  closedFrames: size,
  pictures: size,
  coveredMedia: z.boolean(),
  hidden: z.boolean(),
});
const collectedSchema: z.ZodMiniType<Collected> = z.object({
  texts: z.array(z.string()),
  done: z.boolean(),
  covered: size,
});
const countsSchema = z.array(z.object({ rule: z.string().check(z.maxLength(80)), count: size }));
const wordsSchema = z.array(z.string());
const turnSchema = z.enum(['turned', 'last', 'stuck']);
export type Turn = z.infer<typeof turnSchema>;

/**
 * One document of a tab, by what the capture script in it can do. Every answer is parsed: a page's process
 * is not ours. When the document is gone, the browser refuses, or it has given itself back, a CaptureError says so.
 */
export class FrameClient {
  readonly #target: { readonly tabId: number; readonly frameIds: number[] };

  constructor(tab: number, frame: number) {
    this.#target = { tabId: tab, frameIds: [frame] };
  }

  async announce(word: string): Promise<void> {
    await this.#ask((said: string) => globalThis.annexaCapture?.announce(said), [word]);
  }

  async adopt(words: readonly string[]): Promise<string[]> {
    return wordsSchema.parse(
      await this.#ask((said: string[]) => globalThis.annexaCapture?.session?.adopt(said), [[...words]]),
    );
  }

  async disown(word: string): Promise<void> {
    await this.#ask((said: string) => globalThis.annexaCapture?.session?.disown(said), [word]);
  }

  async collect(): Promise<Collected> {
    return collectedSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.collect(), []));
  }

  async apply(found: readonly (readonly Hit[])[]): Promise<void> {
    await this.#ask(
      (hits: Hit[][]) => globalThis.annexaCapture?.session?.apply(hits),
      [found.map((hits) => [...hits])],
    );
  }

  async cover(): Promise<Stand> {
    return standSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.cover(), []));
  }

  async draw(boxes: readonly Box[]): Promise<void> {
    await this.#ask((drawn: Box[]) => globalThis.annexaCapture?.session?.draw(drawn), [[...boxes]]);
  }

  async goTo(place: Place | null, first: boolean, last: boolean, more: boolean): Promise<Stand> {
    return standSchema.parse(
      await this.#ask(
        (to: Place | null, isFirst: boolean, isLast: boolean, isMore: boolean) =>
          globalThis.annexaCapture?.session?.goTo(to, isFirst, isLast, isMore),
        [place, first, last, more],
      ),
    );
  }

  async drawn(): Promise<void> {
    await this.#ask(() => globalThis.annexaCapture?.session?.drawn(), []);
  }

  async show(first: boolean, last: boolean): Promise<void> {
    await this.#ask(
      (isFirst: boolean, isLast: boolean) => globalThis.annexaCapture?.session?.show(isFirst, isLast),
      [first, last],
    );
  }

  async stand(): Promise<Stand> {
    return standSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.stand(), []));
  }

  async readText(): Promise<void> {
    await this.#ask(() => globalThis.annexaCapture?.session?.readText(), []);
  }

  async text(): Promise<string> {
    return z.string().parse(await this.#ask(() => globalThis.annexaCapture?.session?.text, []));
  }

  async documents(): Promise<string[]> {
    return wordsSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.documents, []));
  }

  async facts(reading: PageReading): Promise<PageFacts> {
    return parsePageFacts(
      await this.#ask((given: PageReading) => globalThis.annexaCapture?.session?.facts(given), [reading]),
    );
  }

  async counts() {
    return countsSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.counts(), []));
  }

  /** Goes to the next page of the list and waits until it is there. */
  async turn(list: ListReading): Promise<Turn> {
    return turnSchema.parse(await this.#ask((given: ListReading) => globalThis.annexaCapture?.turn(given), [list]));
  }

  /** Gives the document back. One that cannot be reached any more gives itself back. */
  async end(): Promise<void> {
    try {
      await this.#ask(() => globalThis.annexaCapture?.end(), []);
    } catch (cause) {
      if (!(cause instanceof CaptureError)) throw cause;
    }
  }

  async #ask<A extends unknown[]>(func: (...args: A) => unknown, args: A): Promise<unknown> {
    return asked(async () => {
      const [first] = await browser.scripting.executeScript({ target: this.#target, func, args });
      const { result } = (first ?? {}) as { result?: unknown };
      if (result === undefined || result === null) throw gone();
      return result;
    });
  }
}
