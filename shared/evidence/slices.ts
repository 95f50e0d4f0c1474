import { type Fact, known, type Population } from './fact.ts';

/** Everything about a population but its items: how long it was, and how it ended. */
export interface Extent extends Omit<Population<unknown>, 'items'> {
  readonly count: number;
}

/**
 * A list page by page: yields the items of each page, and returns how it ended, or why nothing of it was
 * seen at all.
 */
export type Pages<T> = Generator<readonly T[], Fact<Extent>>;

/** The same list with something made of each item. */
export function* mapped<T, U>(pages: Pages<T>, change: (item: T) => U): Pages<U> {
  let step = pages.next();
  for (; step.done !== true; step = pages.next()) yield step.value.map(change);
  return step.value;
}

/** The list as a whole. */
export function gathered<T>(pages: Pages<T>): Fact<Population<T>> {
  const items: T[] = [];
  let step = pages.next();
  for (; step.done !== true; step = pages.next()) items.push(...step.value);
  if (!step.value.known) return step.value;
  const { expected, complete, unseen } = step.value.value;
  return known({ items, expected, complete, unseen });
}

/**
 * The list as populations of a page each. Every one but the last is whole in itself; the last holds no
 * items, and says how much of the list was not seen and why, so that judging them one after the other
 * comes to the same as judging the list at once.
 */
export function* sliced<T>(pages: Pages<T>): Generator<Fact<Population<T>>, Fact<Extent>> {
  let step = pages.next();
  for (; step.done !== true; step = pages.next()) {
    const items = step.value;
    if (items.length > 0) yield known({ items, expected: items.length, complete: true, unseen: null });
  }
  const end = step.value;
  if (!end.known) {
    yield end;
    return end;
  }
  const { count, expected, complete, unseen } = end.value;
  yield known({ items: [], expected: expected === null ? null : Math.max(0, expected - count), complete, unseen });
  return end;
}
