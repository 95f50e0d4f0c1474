import type { Styled } from './roots.ts';

type Declarations = Readonly<Record<string, string>>;

interface Change {
  /** The attribute as the page had it. */
  original: string | null;
  /** The attribute as it was written here; another value means that the page wrote it meanwhile. */
  written: string | null;
  readonly layers: Map<string, Declarations>;
  readonly before: Map<string, readonly [value: string, priority: string]>;
}

/** Styles set on elements of a page for several reasons, and taken back byte for byte. */
export class Styles {
  readonly #changes = new Map<Styled, Change>();

  has(element: Styled, why: string): boolean {
    return this.#changes.get(element)?.layers.has(why) === true;
  }

  set(element: Styled, why: string, declarations: Declarations): void {
    const original = element.getAttribute('style');
    const change = this.#changes.get(element) ?? { original, written: original, layers: new Map(), before: new Map() };
    this.#changes.set(element, change);
    this.#pageWrote(element, change);
    change.layers.set(why, declarations);
    this.#write(element, change);
  }

  unset(element: Styled, why: string): void {
    const change = this.#changes.get(element);
    if (change?.layers.has(why) !== true) return;
    this.#pageWrote(element, change);
    change.layers.delete(why);
    this.#write(element, change);
    if (change.layers.size === 0) this.#changes.delete(element);
  }

  release(): void {
    for (const [element, change] of this.#changes) {
      this.#pageWrote(element, change);
      change.layers.clear();
      this.#write(element, change);
    }
    this.#changes.clear();
  }

  /** What the page wrote meanwhile is its own; only what is from here is taken out of it. */
  #pageWrote(element: Styled, change: Change): void {
    if (element.getAttribute('style') === change.written) return;
    for (const [name, [value, priority]] of change.before) element.style.setProperty(name, value, priority);
    change.original = element.getAttribute('style');
  }

  #write(element: Styled, change: Change): void {
    if (change.original === null) element.removeAttribute('style');
    else element.setAttribute('style', change.original);
    change.before.clear();
    for (const declarations of change.layers.values()) {
      for (const [name, value] of Object.entries(declarations)) {
        if (!change.before.has(name)) {
          change.before.set(name, [element.style.getPropertyValue(name), element.style.getPropertyPriority(name)]);
        }
        element.style.setProperty(name, value, 'important');
      }
    }
    change.written = element.getAttribute('style');
  }
}
