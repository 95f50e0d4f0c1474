/** How many different values are kept for sharing; what is more varied than this is not worth it. */
const KEPT = 4_000;

/**
 * Lets equal values be one object. Thousands of repositories are protected in a handful of ways and share
 * the rulesets of their organisation; kept once, they take the memory of one.
 */
export class Sharing {
  readonly #kept = new Map<string, unknown>();

  /** `value`, or an equal one from before. Only for values that JSON tells apart. */
  one<T>(value: T): T {
    const key = JSON.stringify(value);
    const earlier = this.#kept.get(key);
    if (earlier !== undefined) return earlier as T;
    if (this.#kept.size < KEPT) this.#kept.set(key, value);
    return value;
  }

  /** A record whose values are shared, but for those that are its own. */
  record<T extends object>(value: T, own: ReadonlySet<string>): T {
    const entries = Object.entries(value).map(([name, part]: [string, unknown]) => [
      name,
      own.has(name) ? part : this.one(part),
    ]);
    return Object.fromEntries(entries) as T;
  }
}
