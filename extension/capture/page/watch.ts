import type { Field } from './units.ts';

/** Attributes that pages change while they scroll, and that hold no text. */
const STYLE = new Set(['style', 'class']);

/** What has changed in a page since it was last looked at. */
export class Watch {
  readonly #roots = new Map<Node, MutationObserver>();
  readonly #dirty = new Set<Node>();
  readonly #fields = new Map<Field, string>();
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

  get fields(): readonly Field[] {
    return [...this.#fields.keys()];
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'attributes' && STYLE.has(attributeName ?? '')) continue;
      this.changed = performance.now();
      if (type === 'childList') for (const node of addedNodes) this.#dirty.add(node.parentElement ?? node);
      else this.#dirty.add(type === 'attributes' ? target : (target.parentNode ?? target));
    }
  }

  /** Forgets changes that were our own. */
  skip(): void {
    for (const observer of this.#roots.values()) observer.takeRecords();
    for (const field of this.#fields.keys()) this.#fields.set(field, field.value);
  }

  /** The highest nodes under which something changed, once. */
  take(): Node[] {
    for (const observer of this.#roots.values()) this.#note(observer.takeRecords());
    for (const [field, value] of this.#fields) {
      if (field.value !== value) this.#dirty.add(field);
      if (!field.isConnected) this.#fields.delete(field);
    }
    const dirty = [...this.#dirty].filter((node) => node.isConnected);
    this.#dirty.clear();
    const all = new Set(dirty);
    return dirty.filter((node) => !hasAncestorIn(node, all));
  }

  /** The nodes are as they were, to be looked at another time. */
  giveBack(nodes: readonly Node[]): void {
    for (const node of nodes) this.#dirty.add(node);
  }

  stop(): void {
    for (const observer of this.#roots.values()) observer.disconnect();
    this.#roots.clear();
  }
}

function hasAncestorIn(node: Node, all: ReadonlySet<Node>): boolean {
  for (let up = node.parentNode; up !== null; up = up.parentNode) if (all.has(up)) return true;
  return false;
}
