import type { Studio } from '../studio/studio.ts';
import type { FrameClient } from './frame-client.ts';
import type { PageClient } from './page-client.ts';

interface Around {
  readonly page: PageClient;
  readonly studio: Studio;
  readonly emails: boolean;
  readonly signal: AbortSignal;
}

export interface Seen {
  /** Something has come up. */
  readonly any: boolean;
  /** There was a secret in it, or what nobody can look into: a picture of before shows it. */
  readonly found: boolean;
}

/** Looks through every frame of a page for secrets, and has them masked. */
export class Look {
  readonly #page: PageClient;
  readonly #studio: Studio;
  readonly #emails: boolean;
  readonly #signal: AbortSignal;

  constructor({ page, studio, emails, signal }: Around) {
    this.#page = page;
    this.#studio = studio;
    this.#emails = emails;
    this.#signal = signal;
  }

  /** Looks for secrets in all that has come up since the last look. */
  async mask(): Promise<Seen> {
    let [any, found] = [false, false];
    for (const frame of this.#page.frames) {
      try {
        const seen = await this.#maskFrame(frame);
        any ||= seen.any;
        found ||= seen.found;
      } catch (cause) {
        await this.#page.lose(frame, cause);
        [any, found] = [true, true];
      }
    }
    return { any, found };
  }

  /** What came up and cannot be looked into counts as found: it may be in the picture that was just taken. */
  async #maskFrame(frame: FrameClient): Promise<Seen> {
    let [any, found] = [false, false];
    for (;;) {
      this.#signal.throwIfAborted();
      const { texts, done, covered } = await frame.collect();
      found ||= covered > 0;
      if (texts.length > 0) {
        any = true;
        const hits = await this.#studio.scan(texts, this.#emails);
        if (hits.some((each) => each.length > 0)) {
          found = true;
          await frame.apply(hits);
        }
      }
      if (done) return { any, found };
    }
  }
}
