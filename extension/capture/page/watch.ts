import { Slice } from './breathe.ts';
import { documentIn, isFrame, shadowOf } from './roots.ts';
import type { Field } from './units.ts';

/** Attributes that pages change while they scroll, and that hold no text. */
const STYLE = new Set(['style', 'class']);

/** What has changed in a page since it was last looked at. */
export class Watch {
  readonly #roots = new Map<Node, MutationObserver>();
  readonly #dirty = new Set<Node>();
  readonly #fields = new Map<Field, string>();
  /** Where a document or a shadow root may come and go without any change that is told. */
  readonly #hosts = new Map<Element, Node | null>();
  /** When anything last changed, by `performance.now()`. */
  changed = 0;

  root(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    const observer = new MutationObserver((records) => this.#note(records));
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    this.#roots.set(root, observer);
  }

  field(field: Field): void {
    this.#fields.set(field, field.value);
  }

  element(element: Element): void {
    if (isFrame(element) || element.localName.includes('-')) this.#hosts.set(element, insideOf(element));
  }

  /** Addresses of the documents among the roots. */
  get documents(): string[] {
    return [...this.#roots.keys()].flatMap((root) =>
      root.nodeType === Node.DOCUMENT_NODE ? [(root as Document).URL] : [],
    );
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'attributes' && STYLE.has(attributeName ?? '')) continue;
      this.changed = performance.now();
      if (type === 'childList') for (const node of addedNodes) this.#dirty.add(node.parentElement ?? node);
      else this.#dirty.add(type === 'attributes' ? target : (target.parentNode ?? target));
    }
  }

  /** The highest nodes under which something changed, once. */
  async take(): Promise<Node[]> {
    const slice = new Slice();
    for (const observer of this.#roots.values()) this.#note(observer.takeRecords());
    for (const [field, value] of this.#fields) {
      if (slice.spent) await slice.rest();
      if (field.value !== value) this.#dirty.add(field);
      if (!field.isConnected) this.#fields.delete(field);
    }
    for (const [host, before] of this.#hosts) {
      if (slice.spent) await slice.rest();
      if (!host.isConnected) this.#hosts.delete(host);
      else if (insideOf(host) !== before) this.#dirty.add(host);
    }
    const all = new Set([...this.#dirty].filter((node) => node.isConnected));
    this.#dirty.clear();
    const highest: Node[] = [];
    for (const node of all) {
      if (slice.spent) await slice.rest();
      if (!hasAncestorIn(node, all)) highest.push(node);
    }
    return highest;
  }

  stop(): void {
    for (const observer of this.#roots.values()) observer.disconnect();
    this.#roots.clear();
  }
}

function insideOf(host: Element): Node | null {
  return isFrame(host) ? documentIn(host) : shadowOf(host);
}

function hasAncestorIn(node: Node, all: ReadonlySet<Node>): boolean {
  for (let up = node.parentNode; up !== null; up = up.parentNode) if (all.has(up)) return true;
  return false;
}
