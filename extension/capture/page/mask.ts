import { type Hit, MASK } from '../redact/mask-text.ts';
import { Slice } from './breathe.ts';
import type { Field, Place, Unit } from './units.ts';

interface Change {
  readonly original: string;
  now: string;
}

/** Replaces secrets where they stand in the page, and puts them back exactly. */
export class Masks {
  readonly #texts = new Map<CharacterData, Change>();
  readonly #attributes = new Map<Element, Map<string, Change>>();
  readonly #values = new Map<Field, Change>();
  readonly counts = new Map<string, number>();

  /** `hits` in the order of the text. */
  async apply({ pieces }: Unit, hits: readonly Hit[]): Promise<void> {
    const slice = new Slice();
    let next = 0;
    for (const { rule } of hits) this.#count(rule);
    for (const { start, place, text } of pieces) {
      if (slice.spent) await slice.rest();
      const end = start + text.length;
      while (next < hits.length && (hits[next] as Hit).end <= start) next += 1;
      const own: Hit[] = [];
      for (let at = next; at < hits.length && (hits[at] as Hit).start < end; at += 1) own.push(hits[at] as Hit);
      if (own.length === 0 || read(place) !== text) continue;
      const target = pristine(place);
      let masked = text;
      for (const hit of own.toReversed()) {
        const from = Math.max(0, hit.start - start);
        const to = Math.min(text.length, hit.end - start);
        // Of a secret that goes through several pieces, the first shows the mask and the rest nothing.
        masked = masked.slice(0, from) + (hit.start >= start ? MASK : '') + masked.slice(to);
      }
      this.#write(target, text, masked);
    }
  }

  /** What a password field holds is secret whatever it looks like. */
  password(field: Field): void {
    if (field.type !== 'password' || field.value === '' || field.value === MASK) return;
    this.#count('password-field');
    this.#field(field);
  }

  /** Puts a text out of sight whole, for a box that a person drew over it. */
  cover(node: CharacterData): void {
    if (node.data.trim() === '' || node.data === MASK) return;
    this.#write({ kind: 'text', node }, node.data, MASK);
  }
  coverField(field: Field): void {
    if (field.value !== '' && field.value !== MASK) this.#field(field);
  }

  /** Its value, and the attribute that holds the value it began with. */
  #field(field: Field): void {
    const { value } = field;
    const attribute = field.getAttribute('value');
    if (attribute) this.#write({ kind: 'attribute', element: field, name: 'value' }, attribute, MASK);
    if (field.value !== MASK) this.#write({ kind: 'value', element: field }, value, MASK);
  }

  #count(rule: string): void {
    this.counts.set(rule, (this.counts.get(rule) ?? 0) + 1);
  }

  #write(place: Place, original: string, now: string): void {
    if (place.kind === 'text') {
      const change = this.#texts.get(place.node);
      if (change) change.now = now;
      else this.#texts.set(place.node, { original, now });
      place.node.data = now;
    } else if (place.kind === 'value') {
      const change = this.#values.get(place.element);
      if (change) change.now = now;
      else this.#values.set(place.element, { original, now });
      place.element.value = now;
    } else {
      const own = this.#attributes.get(place.element) ?? new Map<string, Change>();
      this.#attributes.set(place.element, own);
      const change = own.get(place.name);
      if (change) change.now = now;
      else own.set(place.name, { original, now });
      place.element.setAttribute(place.name, now);
    }
  }

  /** What the page has changed meanwhile is the page's, and stays. */
  async undo(): Promise<void> {
    const slice = new Slice();
    for (const [field, { original, now }] of this.#values) if (field.value === now) field.value = original;
    for (const [node, { original, now }] of this.#texts) {
      if (slice.spent) await slice.rest();
      if (node.data === now) node.data = original;
    }
    for (const [element, own] of this.#attributes) {
      if (slice.spent) await slice.rest();
      for (const [name, { original, now }] of own) {
        if (element.getAttribute(name) === now) element.setAttribute(name, original);
      }
    }
    this.#texts.clear();
    this.#attributes.clear();
    this.#values.clear();
  }
}

function read(place: Place): string | null {
  if (place.kind === 'text') return place.node.data;
  return place.kind === 'value' ? place.element.value : place.element.getAttribute(place.name);
}

/** A field that nobody typed into follows its attribute; written to itself, it would not any more. */
function pristine(place: Place): Place {
  if (place.kind !== 'value' || place.element.getAttribute('value') !== place.element.value) return place;
  return { kind: 'attribute', element: place.element, name: 'value' };
}
