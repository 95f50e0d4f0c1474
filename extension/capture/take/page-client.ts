import { CaptureError } from '#shared/errors/capture-error.ts';
import type { ListReading, PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { z } from '#shared/schema.ts';
import { parsePageFacts } from '#extension/consoles/page-facts.ts';
import { browser } from '#extension/platform/browser.ts';
import type { Begin, Stand } from '../page/session.ts';
import type { Hit } from '../redact/find-secrets.ts';

const SCRIPT = '/capture-page.js';

const size = z.number().check(z.nonnegative());
const rect = z.object({ x: size, y: size, width: size, height: size });
const standSchema: z.ZodMiniType<Stand> = z.object({
  top: size,
  height: size,
  view: rect,
  window: z.object({ width: size, height: size }),
  scale: size,
  inner: z.boolean(),
  beyond: size,
  closedFrames: size,
  coveredMedia: z.boolean(),
  hidden: z.boolean(),
});
const collectedSchema = z.object({ texts: z.array(z.string()), done: z.boolean() });
const countsSchema = z.array(z.object({ rule: z.string().check(z.maxLength(80)), count: size }));
const turnSchema = z.enum(['turned', 'last', 'stuck']);
export type Turn = z.infer<typeof turnSchema>;

/**
 * The page of a tab, by what its capture script can do. Every answer is parsed: a page's process is not
 * ours. When the page is gone, the browser refuses, or the page has given itself back, a CaptureError says so.
 */
export class PageClient {
  readonly #tab: number;

  constructor(tab: number) {
    this.#tab = tab;
  }

  async begin(begin: Begin): Promise<void> {
    await this.#run(async () => {
      await browser.scripting.executeScript({ target: { tabId: this.#tab }, files: [SCRIPT] });
    });
    await this.#ask(
      (given: Begin) => {
        if (globalThis.annexaCapture === undefined) throw new Error('the script did not run');
        globalThis.annexaCapture.begin(given);
        return true;
      },
      [begin],
    );
  }

  async collect() {
    return collectedSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.collect(), []));
  }

  async apply(found: readonly (readonly Hit[])[]): Promise<void> {
    await this.#ask(
      (hits: Hit[][]) => {
        globalThis.annexaCapture?.session?.apply(hits);
        return true;
      },
      [found.map((hits) => [...hits])],
    );
  }

  async cover(): Promise<Stand> {
    return standSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.cover(), []));
  }

  async goTo(top: number, first: boolean, last: boolean): Promise<Stand> {
    return standSchema.parse(
      await this.#ask(
        (to: number, isFirst: boolean, isLast: boolean) => globalThis.annexaCapture?.session?.goTo(to, isFirst, isLast),
        [top, first, last],
      ),
    );
  }

  async show(first: boolean, last: boolean): Promise<void> {
    await this.#ask(
      (isFirst: boolean, isLast: boolean) => {
        globalThis.annexaCapture?.session?.show(isFirst, isLast);
        return true;
      },
      [first, last],
    );
  }

  async stand(): Promise<Stand> {
    return standSchema.parse(await this.#ask(() => globalThis.annexaCapture?.session?.stand(), []));
  }

  async readText(): Promise<void> {
    await this.#ask(async () => {
      await globalThis.annexaCapture?.session?.readText();
      return true;
    }, []);
  }

  async text(): Promise<string> {
    return z.string().parse(await this.#ask(() => globalThis.annexaCapture?.session?.text, []));
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

  /** Gives the page back. A page that cannot be reached any more gives itself back. */
  async end(): Promise<void> {
    try {
      await this.#ask(() => {
        globalThis.annexaCapture?.session?.end();
        return true;
      }, []);
    } catch (cause) {
      if (!(cause instanceof CaptureError)) throw cause;
    }
  }

  async #ask<A extends unknown[]>(func: (...args: A) => unknown, args: A): Promise<unknown> {
    return this.#run(async () => {
      const [first] = await browser.scripting.executeScript({
        target: { tabId: this.#tab },
        func,
        args,
      });
      const { result } = (first ?? {}) as { result?: unknown };
      if (result === undefined || result === null) throw gone();
      return result;
    });
  }

  async #run<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await inTime(action());
    } catch (cause) {
      if (cause instanceof CaptureError) throw cause;
      throw refusalOf(cause);
    }
  }
}

/** A page that was left may be kept asleep, and never answers then. */
const LONGEST_MS = 12_000;

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(gone()), LONGEST_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function gone(): CaptureError {
  return new CaptureError('The page was reloaded or left while it was captured.', 'Capture it again.');
}

/** What the browser says, in a reader's words. */
export function refusalOf(cause: unknown): CaptureError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/cannot access|permission|must request|activeTab|not allowed|extensions gallery|chrome:\/\//i.test(text)) {
    return new CaptureError(
      'The browser does not let Annexa see this page, or no longer does.',
      'Click the Annexa button in the toolbar while the page is in front, and capture again.',
    );
  }
  if (/no tab with id|frame .*(removed|0)|no frame|tab was closed|no longer exists|back\/forward cache/i.test(text)) {
    return gone();
  }
  return new CaptureError(`The browser could not look into the page: ${text}`, 'Reload the page and capture it again.');
}
