import { Slice } from './breathe.ts';
import { documentIn, isFrame, shadowOf } from './roots.ts';
import { isField } from './units.ts';

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head']);
const CELLS = new Set(['td', 'th']);

interface Line {
  readonly text: string;
  /** Its place in what scrolls, to know a line again that is drawn a second time; null outside. */
  readonly key: string | null;
}

/** The text that a person can see, line by line, gathered while a page is scrolled. */
export class PageText {
  readonly #lines: Line[] = [];
  readonly #later: { readonly text: string; readonly y: number }[] = [];
  readonly #known = new Set<string>();
  #last = -1;
  #read = false;

  /** Reads what is there now. The first time all of it; then what the scroller shows that is new. */
  async read(doc: Document, scroller: Element): Promise<void> {
    const lines = this.#read ? linesIn(scroller, scroller) : linesIn(doc.body ?? doc.documentElement, scroller);
    for await (const { text, element } of lines) {
      const y = element === null ? null : Math.round(element.getBoundingClientRect().top + scroller.scrollTop);
      const key = y === null ? null : `${y}|${text}`;
      if (this.#read && (key === null || this.#known.has(key))) continue;
      if (key !== null) this.#known.add(key);
      if (this.#read) this.#later.push({ text, y: y ?? 0 });
      else {
        this.#lines.push({ text, key });
        if (key !== null) this.#last = this.#lines.length;
      }
    }
    this.#read = true;
  }

  get text(): string {
    const later = [...this.#later].sort((a, b) => a.y - b.y).map(({ text }) => text);
    const lines = this.#lines.map(({ text }) => text);
    const at = this.#last < 0 ? lines.length : this.#last;
    return [...lines.slice(0, at), ...later, ...lines.slice(at)].join('\n');
  }
}

interface Found {
  readonly text: string;
  /** The element inside the scroller that the line begins in; null outside of it. */
  readonly element: Element | null;
}

async function* linesIn(start: Element, scroller: Element): AsyncGenerator<Found> {
  const slice = new Slice();
  let line = '';
  let element: Element | null = null;
  const flush = (): Found[] => {
    const text = line
      .replace(/[ \t]*\t[ \t]*/g, '\t')
      .replace(/ +/g, ' ')
      .trim();
    const found = text === '' ? [] : [{ text, element }];
    line = '';
    element = null;
    return found;
  };
  for (const step of visible(start, scroller.contains(start))) {
    if (slice.spent) await slice.rest();
    if (step.kind === 'break') yield* flush();
    else if (step.kind === 'cell') line += '\t';
    else {
      if (line.trim() === '') element = step.inside ? step.element : null;
      line += step.text;
    }
  }
  yield* flush();

  function* visible(node: Element, inside: boolean): Generator<Step> {
    if (SILENT.has(node.localName) || !isShown(node)) return;
    const within = inside || node === scroller;
    const cell = CELLS.has(node.localName) || role(node) === 'cell' || role(node) === 'gridcell';
    const block = !cell && !getComputedStyle(node).display.startsWith('inline');
    if (block || node.localName === 'br') yield { kind: 'break' };
    if (cell) yield { kind: 'cell' };
    if (isField(node) && node.type !== 'password' && node.type !== 'hidden') yield told(fieldText(node), node, within);
    const inner = isFrame(node) ? documentIn(node)?.body : null;
    if (inner) yield* visible(inner, within || scroller.ownerDocument === inner.ownerDocument);
    for (const child of (shadowOf(node) ?? node).childNodes) {
      if (child.nodeType === Node.TEXT_NODE) yield told((child as Text).data.replace(/\s+/g, ' '), node, within);
      else if (child.nodeType === Node.ELEMENT_NODE) yield* visible(child as Element, within);
    }
    if (node.localName === 'slot') {
      for (const child of (node as HTMLSlotElement).assignedNodes()) {
        if (child.nodeType === Node.ELEMENT_NODE) yield* visible(child as Element, within);
        else yield told((child.textContent ?? '').replace(/\s+/g, ' '), node, within);
      }
    }
    if (block) yield { kind: 'break' };
  }
}

type Step =
  | { readonly kind: 'break' }
  | { readonly kind: 'cell' }
  | { readonly kind: 'text'; readonly text: string; readonly element: Element; readonly inside: boolean };

function told(text: string, element: Element, inside: boolean): Step {
  return { kind: 'text', text, element, inside };
}

function role(element: Element): string | null {
  return element.getAttribute('role');
}

function isShown(element: Element): boolean {
  return element.localName === 'slot' || element.checkVisibility({ visibilityProperty: true });
}

/** A box says whether it is ticked; another field what is in it. */
function fieldText(field: HTMLInputElement | HTMLTextAreaElement): string {
  if (field.type === 'checkbox' || field.type === 'radio') {
    return (field as HTMLInputElement).checked ? ' [x] ' : ' [ ] ';
  }
  return ` ${field.value} `;
}
