/** One kind of request and how often it came. */
export interface RequestCount {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly count: number;
}

/** Counts what was asked, refused and failed requests among it. */
export class RequestCounter {
  readonly #counts = new Map<string, number>();

  add(service: string, operation: string, account: string, region: string): void {
    const key = [service, operation, account, region].join(' ');
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How often a service, or one operation of it, was asked. */
  of(service: string, operation?: string): number {
    return this.list()
      .filter((entry) => entry.service === service && (operation === undefined || entry.operation === operation))
      .reduce((sum, entry) => sum + entry.count, 0);
  }

  list(): RequestCount[] {
    return [...this.#counts].map(([key, count]) => {
      const [service = '', operation = '', account = '', region = ''] = key.split(' ');
      return { service, operation, account, region, count };
    });
  }

  clear(): void {
    this.#counts.clear();
  }
}
