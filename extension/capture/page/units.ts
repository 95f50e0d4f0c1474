import { SEAM } from '../redact/variants.ts';
import { Slice } from './breathe.ts';
import { isShadow, nodesBelow } from './roots.ts';

/** Where a piece of collected text came from. */
export type Place =
  | { readonly kind: 'text'; readonly node: CharacterData }
  | { readonly kind: 'attribute'; readonly element: Element; readonly name: string }
  | { readonly kind: 'value'; readonly element: Field };

export type Field = HTMLInputElement | HTMLTextAreaElement;

export interface Unit {
  readonly text: string;
  readonly pieces: readonly { readonly start: number; readonly place: Place; readonly text: string }[];
}

/** Their content is neither in a picture nor in the saved page. */
const SILENT = new Set(['script', 'style', 'noscript']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Shapes and names of classes: long, and never a secret. */
const DULL = new Set(['class', 'd', 'points', 'path', 'viewbox', 'transform', 'rel', 'xmlns', 'sizes', 'media']);
const SHORTEST = 10;

/**
 * Characters a unit has at least before it is closed, and the text of one answer: as what is found in it
 * comes back as a program that the page's thread has to compile, answers are short.
 */
const UNIT = 16_000;
export const ANSWER = 32_000;

class Buffer {
  text = '';
  pieces: { start: number; place: Place; text: string }[] = [];

  add(text: string, place: Place): void {
    this.pieces.push({ start: this.text.length, place, text });
    this.text += text;
  }
  part(separator: string): void {
    const last = this.text.at(-1);
    if (last === undefined || last === '\n' || last === separator) return;
    this.text = last === SEAM && separator === '\n' ? `${this.text.slice(0, -1)}\n` : this.text + separator;
  }
  take(): Unit[] {
    const unit = { text: this.text, pieces: this.pieces };
    this.text = '';
    this.pieces = [];
    return unit.pieces.length > 0 ? [unit] : [];
  }
}

export interface Seen {
  /** A root whose changes have to be watched. */
  root(root: Document | ShadowRoot): void;
  element(element: Element): void;
  field(field: Field): void;
}

/**
 * Collects every text below some nodes: text, comments, attributes and fields, in units that keep
 * neighbours together. It stops for the page's own work, and hands units over as they fill.
 */
export async function* unitsBelow(nodes: Iterable<Node>, seen: Seen): AsyncGenerator<Unit> {
  const slice = new Slice();
  const content = new Buffer();
  const attributes = new Buffer();
  for (const start of nodes) {
    content.part('\n');
    let silent: Element | null = null;
    for (const node of nodesBelow(start)) {
      if (slice.spent) await slice.rest();
      if (silent !== null && silent.contains(node)) continue;
      silent = null;
      if (node.nodeType === Node.ELEMENT_NODE) {
        const element = node as Element;
        if (SILENT.has(element.localName)) {
          silent = element;
          continue;
        }
        seen.element(element);
        const inline = INLINE.has(element.localName);
        content.part(inline ? SEAM : '\n');
        if (!inline && content.text.length > UNIT) yield* content.take();
        addAttributes(element, attributes);
        if (isField(element)) addField(element, content, seen);
      } else if (node.nodeType === Node.DOCUMENT_NODE || isShadow(node)) {
        content.part('\n');
        seen.root(node as Document | ShadowRoot);
      } else if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE) {
        addText(node as CharacterData, content);
      }
      if (attributes.text.length > UNIT) yield* attributes.take();
    }
  }
  yield* content.take();
  yield* attributes.take();
}

function addText(node: CharacterData, content: Buffer): void {
  const { data } = node;
  if (data === '' || (data.trim() === '' && content.text.endsWith('\n'))) return;
  const sibling = node.previousSibling;
  // What follows a closed block stands on a line of its own.
  if (sibling?.nodeType === Node.ELEMENT_NODE) {
    content.part(INLINE.has((sibling as Element).localName) ? SEAM : '\n');
  }
  content.add(data, { kind: 'text', node });
}

function addAttributes(element: Element, into: Buffer): void {
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? '';
    if (value.length < SHORTEST || DULL.has(name.toLowerCase()) || name === 'style') continue;
    into.part('\n');
    into.text += `${name}="`;
    into.add(value, { kind: 'attribute', element, name });
    into.text += '"';
  }
}

export function isField(element: Element): element is Field {
  return element.localName === 'input' || element.localName === 'textarea';
}

function addField(field: Field, content: Buffer, seen: Seen): void {
  seen.field(field);
  if (field.type === 'password' || field.value.length < SHORTEST) return;
  // Until somebody types into it, a text area shows the text inside it, which is collected as such.
  if (field.localName === 'textarea' && field.value === field.defaultValue) return;
  content.add(field.value, { kind: 'value', element: field });
  content.part('\n');
}
