/** What goes wrong, in place of (or on the way to) the answer. */
export type AwsFault =
  | { readonly kind: 'throttle'; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly code: string; readonly message?: string; readonly status?: number }
  | { readonly kind: 'expire-session' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'truncate' };

export interface AwsFaultRule {
  /** Service id as in `wire/catalog.ts` ("config", "s3control"). */
  readonly service?: string;
  readonly operation?: string;
  readonly region?: string;
  readonly account?: string;
  /** Which matching request it hits, from 1; without it, every one. */
  readonly nth?: number;
  /** How many requests from the nth on; 1 when `nth` is given. */
  readonly times?: number;
  readonly fault: AwsFault;
}

export interface FaultQuestion {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly account: string;
}

/** The faults that are set, each counting the requests that match it. */
export class AwsFaults {
  readonly #rules: { readonly rule: AwsFaultRule; seen: number }[] = [];

  add(rule: AwsFaultRule): void {
    this.#rules.push({ rule, seen: 0 });
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** Counts the request against every rule and gives the first fault that is due. */
  next(question: FaultQuestion): AwsFault | null {
    let due: AwsFault | null = null;
    for (const entry of this.#rules) {
      const { rule } = entry;
      if (
        (rule.service !== undefined && rule.service !== question.service) ||
        (rule.operation !== undefined && rule.operation !== question.operation) ||
        (rule.region !== undefined && rule.region !== question.region) ||
        (rule.account !== undefined && rule.account !== question.account)
      ) {
        continue;
      }
      entry.seen += 1;
      const first = rule.nth ?? 1;
      const last =
        rule.times !== undefined ? first + rule.times - 1 : rule.nth === undefined ? Number.POSITIVE_INFINITY : first;
      if (due === null && entry.seen >= first && entry.seen <= last) due = rule.fault;
    }
    return due;
  }
}
