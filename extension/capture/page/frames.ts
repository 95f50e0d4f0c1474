import { documentIn, isStyled, type Styled } from './roots.ts';

/** What a frame says to those around it: a word that only the extension and the two scripts know. */
interface Word {
  readonly annexaFrame: string;
}

/** How long a word takes at most from a frame of another process, milliseconds. */
const LONGEST_MS = 250;

/** A frame that is looked into from the frame around it needs no script of its own. */
export function isReadFromOutside(): boolean {
  try {
    return window !== window.top && window.frameElement !== null;
  } catch {
    return false;
  }
}

/** Says the word to every window around this one; the one that cannot look into this frame knows it by it. */
export function announce(word: string): void {
  const message: Word = { annexaFrame: word };
  for (let outer: Window = window.parent; ; outer = outer.parent) {
    outer.postMessage(message, '*');
    if (outer === window.top) return;
  }
}

/**
 * Frames of other origins: nobody can look into them from here. Where the extension may, a script of its
 * own reads such a frame, and says a word by which it is recognised; all others are to be covered.
 */
export class OtherFrames {
  readonly #frames = new Set<Styled>();
  readonly #heard = new Map<string, MessageEventSource>();
  readonly #read = new Map<string, MessageEventSource>();

  constructor() {
    window.addEventListener('message', this.#hear, true);
  }

  // In the capture phase, so that the page's own listeners are not bothered with it.
  readonly #hear = (event: MessageEvent): void => {
    const { annexaFrame: word } = (event.data ?? {}) as Partial<Word>;
    if (typeof word !== 'string' || event.source === null) return;
    event.stopImmediatePropagation();
    this.#heard.set(word, event.source);
  };

  add(frame: Element): void {
    if (isStyled(frame)) this.#frames.add(frame);
  }

  /** Waits for words that frames were told to say, and answers those that came from frames found here. */
  async adopt(words: readonly string[]): Promise<string[]> {
    const until = performance.now() + LONGEST_MS;
    while (words.some((word) => !this.#heard.has(word)) && performance.now() < until) {
      await new Promise((next) => setTimeout(next, 4));
    }
    const found = words.filter((word) => this.#withWord(word, this.#heard) !== null);
    for (const word of found) this.#read.set(word, this.#heard.get(word) as MessageEventSource);
    return found;
  }

  /** A frame that has become another document is not read any more. */
  disown(word: string): void {
    this.#read.delete(word);
  }

  /** The frame that said a word and is read. */
  frameOf(word: string): Styled | null {
    return this.#withWord(word, this.#read);
  }

  wordOf(frame: Element): string | null {
    for (const word of this.#read.keys()) if (this.frameOf(word) === frame) return word;
    return null;
  }

  #withWord(word: string, among: ReadonlyMap<string, MessageEventSource>): Styled | null {
    const source = among.get(word);
    if (source === undefined) return null;
    for (const frame of this.#frames)
      if ((frame as unknown as HTMLIFrameElement).contentWindow === source) return frame;
    return null;
  }

  /** Those that nobody reads and that are there now. */
  get unread(): Styled[] {
    return [...this.#frames].filter(
      (frame) => frame.isConnected && documentIn(frame) === null && this.wordOf(frame) === null,
    );
  }

  stop(): void {
    window.removeEventListener('message', this.#hear, true);
  }
}

/** Frames without a place, as pages use them to talk to others, show nothing that could be missed. */
export function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width >= 4 && height >= 4 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}
