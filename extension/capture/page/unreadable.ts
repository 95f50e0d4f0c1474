import { isSeen, OtherFrames } from './frames.ts';
import { Pictures } from './pictures.ts';
import { documentIn, isFrame, type Styled } from './roots.ts';
import type { Stillness } from './still.ts';

interface Shown {
  readonly showFrames: boolean;
  readonly showPictures: boolean;
}

/** What no rule can look into: frames of other origins, and pictures. Covered unless a person wants to see it. */
export class Unreadable {
  readonly #still: Stillness;
  readonly #shown: Shown;
  readonly #frames = new OtherFrames();
  readonly #pictures = new Pictures();
  /** Frames that had a place on the page. */
  readonly #seen = new Set<Styled>();
  readonly #covered = new Set<Styled>();

  constructor(still: Stillness, shown: Shown) {
    this.#still = still;
    this.#shown = shown;
  }

  look(element: Element): void {
    if (isFrame(element) && documentIn(element) === null) this.#frames.add(element);
    else this.#pictures.look(element);
  }

  async adopt(words: readonly string[]): Promise<string[]> {
    const adopted = await this.#frames.adopt(words);
    for (const word of adopted) {
      const frame = this.#frames.frameOf(word);
      if (frame === null) continue;
      this.#still.uncover(frame);
      this.#covered.delete(frame);
    }
    return adopted;
  }

  disown(word: string): void {
    this.#frames.disown(word);
    this.cover();
  }

  isRead(frame: Element): boolean {
    return this.#frames.wordOf(frame) !== null;
  }

  wordOf(frame: Element): string | null {
    return this.#frames.wordOf(frame);
  }

  get frames(): number {
    return this.#frames.unread.filter((frame) => this.#seen.has(frame)).length;
  }

  get pictures(): number {
    return this.#pictures.count;
  }

  /** Covers what has come since the last time, and answers how much of it can be seen. */
  cover(): number {
    let count = 0;
    for (const frame of this.#frames.unread) {
      if (!this.#seen.has(frame) && isSeen(frame)) {
        this.#seen.add(frame);
        count += 1;
      }
      if (this.#shown.showFrames || this.#covered.has(frame)) continue;
      this.#covered.add(frame);
      this.#still.cover(frame);
    }
    for (const picture of this.#pictures.take()) {
      count += 1;
      if (this.#shown.showPictures) continue;
      if (this.#pictures.isBackground(picture)) this.#still.plain(picture);
      else this.#still.cover(picture);
    }
    return this.#shown.showFrames && this.#shown.showPictures ? 0 : count;
  }

  stop(): void {
    this.#frames.stop();
  }
}
