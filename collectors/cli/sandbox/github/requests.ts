/** One request as it was answered. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Whether it counted against the REST limit. */
  readonly counted: boolean;
  /** GraphQL points. */
  readonly points: number;
  readonly operation: string | null;
  readonly fault: string | null;
}

const keep = 100_000;

/** What was asked so far, for tests that promise a number of requests. */
export class RequestLog {
  #total = 0;
  #counted = 0;
  #graphql = 0;
  #points = 0;
  #entries: RequestRecord[] = [];

  add(entry: RequestRecord): void {
    this.#total++;
    if (entry.counted) this.#counted++;
    if (entry.operation !== null || entry.path.endsWith('/graphql')) this.#graphql++;
    this.#points += entry.points;
    if (this.#entries.length < keep) this.#entries.push(entry);
  }

  /** All requests that reached the sandbox. */
  get total(): number {
    return this.#total;
  }

  /** REST requests that counted against the limit: a 304 does not. */
  get counted(): number {
    return this.#counted;
  }

  get graphql(): number {
    return this.#graphql;
  }

  get points(): number {
    return this.#points;
  }

  get entries(): readonly RequestRecord[] {
    return this.#entries;
  }

  reset(): void {
    this.#total = this.#counted = this.#graphql = this.#points = 0;
    this.#entries = [];
  }

  summary() {
    return { total: this.#total, counted: this.#counted, graphql: this.#graphql, points: this.#points };
  }
}
