import type { Style } from './style.ts';
import { clip } from './text.ts';

const EVERY_MS = 80;

/**
 * One line that is overwritten while something goes on, and lines that stay above it. On a pipe it
 * shows nothing; `settle` lines are for terminals too, since a summary follows in any case.
 */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #style: Style;
  readonly #live: boolean;
  #shown = false;
  #last = 0;

  constructor(stream: NodeJS.WriteStream, style: Style, live: boolean) {
    this.#stream = stream;
    this.#style = style;
    this.#live = live;
  }

  update(text: string): void {
    const now = Date.now();
    if (!this.#live || now - this.#last < EVERY_MS) return;
    this.#last = now;
    this.#shown = true;
    const width = Math.max(20, (this.#stream.columns || 80) - 1);
    this.#stream.write(`\r\u001b[2K${this.#style.soft(clip(text, width))}`);
  }

  /** A line that stays. */
  settle(text: string): void {
    if (!this.#live) return;
    this.clear();
    this.#stream.write(`${text}\n`);
  }

  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[2K');
    this.#shown = false;
    this.#last = 0;
  }
}
