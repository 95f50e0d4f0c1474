interface Identified {
  readonly id: string;
}

const indexes = new WeakMap<readonly Identified[], ReadonlyMap<string, Identified>>();

/** The item of a list with an id. The list is gone through once, however many are asked for. */
export function withId<T extends Identified>(items: readonly T[], id: string): T | undefined {
  let index = indexes.get(items) as ReadonlyMap<string, T> | undefined;
  if (index === undefined) {
    index = new Map(items.map((item) => [item.id, item]));
    indexes.set(items, index);
  }
  return index.get(id);
}
