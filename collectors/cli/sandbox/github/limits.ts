import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';
import type { Viewer } from './tokens.ts';

/** Budgets as GitHub.com has them; tests set smaller ones. */
export interface LimitOptions {
  /** REST requests an hour. */
  readonly core?: number;
  /** GraphQL points an hour. */
  readonly graphql?: number;
  /** REST points a minute; a GET is one. */
  readonly restPerMinute?: number;
  readonly graphqlPerMinute?: number;
  readonly concurrent?: number;
  /** Seconds that `retry-after` names after a secondary limit. */
  readonly retryAfter?: number;
}

const hour = 3_600_000;
const minute = 60_000;

export type Resource = 'core' | 'graphql' | 'search';

interface Window {
  used: number;
  resetAt: number;
}

/** Primary limits by account and secondary ones by token, on the sandbox's clock. */
export class Limits {
  readonly #clock: Clock;
  readonly #budget: { readonly core: number; readonly graphql: number; readonly search: number };
  readonly #perMinute: { readonly core: number; readonly graphql: number; readonly search: number };
  readonly #concurrent: number;
  readonly #retryAfter: number;
  readonly #primary = new Map<string, Window>();
  readonly #secondary = new Map<string, Window>();
  readonly #open = new Map<string, number>();

  constructor(clock: Clock, options: LimitOptions = {}) {
    this.#clock = clock;
    this.#budget = { core: options.core ?? 5_000, graphql: options.graphql ?? 5_000, search: 30 };
    this.#perMinute = { core: options.restPerMinute ?? 900, graphql: options.graphqlPerMinute ?? 2_000, search: 900 };
    this.#concurrent = options.concurrent ?? 100;
    this.#retryAfter = options.retryAfter ?? 60;
  }

  /** All tokens of one account share a budget; an App's installation has its own. */
  #window(viewer: Viewer, resource: Resource): Window {
    const owner = viewer.kind === 'installation' ? viewer.token : viewer.person.login;
    return this.#at(this.#primary, `${owner} ${resource}`, resource === 'search' ? minute : hour);
  }

  #at(windows: Map<string, Window>, key: string, length: number): Window {
    const now = this.#clock.now();
    const known = windows.get(key);
    if (known !== undefined && known.resetAt > now) return known;
    const fresh = { used: 0, resetAt: now + length };
    windows.set(key, fresh);
    return fresh;
  }

  status(viewer: Viewer, resource: Resource) {
    const { used, resetAt } = this.#window(viewer, resource);
    const limit = this.#budget[resource];
    return {
      limit,
      used: Math.min(used, limit),
      remaining: Math.max(0, limit - used),
      reset: Math.ceil(resetAt / 1000),
    };
  }

  overview(viewer: Viewer) {
    const resources = {
      core: this.status(viewer, 'core'),
      search: this.status(viewer, 'search'),
      graphql: this.status(viewer, 'graphql'),
    };
    return { resources, rate: resources.core };
  }

  headers(viewer: Viewer, resource: Resource): Readonly<Record<string, string>> {
    const status = this.status(viewer, resource);
    return {
      'x-ratelimit-limit': String(status.limit),
      'x-ratelimit-remaining': String(status.remaining),
      'x-ratelimit-used': String(status.used),
      'x-ratelimit-reset': String(status.reset),
      'x-ratelimit-resource': resource,
    };
  }

  /** Throws when the hour's budget is gone. Nothing is counted yet: a 304 will be free. */
  checkPrimary(viewer: Viewer, resource: Resource): void {
    if (this.status(viewer, resource).remaining > 0) return;
    throw new Refusal(403, `API rate limit exceeded for user ID ${viewer.person.id}.`, this.headers(viewer, resource));
  }

  count(viewer: Viewer, resource: Resource, cost: number): void {
    this.#window(viewer, resource).used += cost;
  }

  /** Counts against the limits of a minute and of open requests; the caller must call what it returns at the end. */
  enter(viewer: Viewer, resource: Resource): () => void {
    const open = this.#open.get(viewer.token) ?? 0;
    const window = this.#at(this.#secondary, `${viewer.token} ${resource}`, minute);
    window.used++;
    if (open >= this.#concurrent || window.used > this.#perMinute[resource]) throw this.#secondaryRefusal();
    this.#open.set(viewer.token, open + 1);
    return () => this.#open.set(viewer.token, (this.#open.get(viewer.token) ?? 1) - 1);
  }

  #secondaryRefusal(): Refusal {
    return new Refusal(
      403,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      { 'retry-after': String(this.#retryAfter) },
      { documentation_url: 'rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits' },
    );
  }
}
