import type { Fetch } from '../define.ts';
import { answerFacts, failureOf, instant, keyOf, requestFacts, storedBlob } from './exchange-facts.ts';
import { bodyOf, heldResponse } from './held-response.ts';
import type { Exchange, Sha256 } from './record.ts';
import { redacted, type Redaction, redactionsIn } from './redaction.ts';

/** Longest a single request may take, milliseconds: under the 30 s after which a browser ends a worker's fetch. */
export const REQUEST_TIMEOUT_MS = 25_000;

/** How the recorder stores and recalls; the engine fills this from the store and its journal. */
export interface RecorderStore {
  putBlob(bytes: Uint8Array): Promise<Sha256>;
  getBlob(digest: Sha256): Promise<Uint8Array | null>;
  /** An exchange of this step that was already answered before the step was interrupted. */
  recall(key: Sha256): Promise<Exchange | null>;
  journal(exchange: Exchange): Promise<void>;
  /** The exchange with this key in the newest evidence of the same collector and scope. */
  previous(key: Sha256): Promise<Exchange | null>;
  /**
   * The exchange with this key in what the run has already appended about the same tenant: what steps share
   * is then not asked again by a process that goes on where another one ended.
   */
  appended?(key: Sha256): Promise<Exchange | null>;
}

/** What a provider tells the recorder about a request it is about to make; see `describe`. */
export interface RequestNote {
  /** Replaces the parsed body as the exchange's `params`. */
  params?: Record<string, unknown>;
  /** Text to store as the request blob (a GraphQL query). */
  requestText?: string;
  /** False for an exchange whose answer is a secret (a session token): it is made, and not recorded. */
  record?: boolean;
  /** Request headers that change the question (an RPC target); their values become part of its key. */
  keyHeaders?: readonly string[];
  /**
   * Whose question this is (a tenant), when other steps of the run may ask it too: an answer that one
   * of them already has is then taken into this step's record instead of being asked for again.
   */
  shareWith?: string;
  /** What may be a secret in the answer, and is therefore neither stored nor handed on. */
  redact?: Redaction;
}

const notes = new WeakMap<RequestInit, RequestNote>();

/** Attaches a note to the `init` of a request, for a recorder further down. */
export function describe<T extends RequestInit>(init: T, note: RequestNote): T {
  notes.set(init, note);
  return init;
}

export interface RecorderOptions {
  readonly store: RecorderStore;
  /** The platform's own fetch. */
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly now?: () => number;
  /** Lives as long as the run: answers that steps share, by whose question it was. */
  readonly shared?: Map<string, unknown>;
  /** Milliseconds a request may take; `REQUEST_TIMEOUT_MS` unless told. */
  readonly timeoutMs?: number;
}

/**
 * Records every exchange that goes through `fetch`, bytes first: the body is read whole, stored under
 * its digest, journaled, and only then handed on to be parsed.
 *
 * A question that this step already has an answer to is not asked again (a resumed step replays). A
 * question that the previous evidence answered with an ETag is asked conditionally, and "not modified"
 * is answered to the caller with the earlier bytes. Retries of one question are one exchange, holding
 * the last answer.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #exchanges = new Map<Sha256, Exchange>();
  readonly #fresh = new Set<Sha256>();
  readonly #redactions = new Map<Sha256, { readonly rule: string; readonly count: number }>();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** In the order the questions were first asked. */
  exchanges(): readonly Exchange[] {
    return [...this.#exchanges.values()];
  }

  /** What was taken out of the answers, by rule. */
  redactions(): { rule: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const { rule, count } of this.#redactions.values()) counts.set(rule, (counts.get(rule) ?? 0) + count);
    return [...counts].map(([rule, count]) => ({ rule, count }));
  }

  readonly fetch: Fetch = async (input, init) => {
    const note = (init && notes.get(init)) ?? {};
    const request = new Request(input, init);
    const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
    if (note.record === false) return responseOf(await this.#send(request, body));

    const key = await keyOf(request, body, note.keyHeaders ?? []);
    if (!this.#fresh.has(key)) {
      const earlier = await this.#options.store.recall(key);
      if (earlier?.response && isSettled(earlier.status)) {
        this.#exchanges.set(key, earlier);
        this.#fresh.add(key);
        if (note.shareWith !== undefined) this.#options.shared?.set(`shared:${note.shareWith}:${key}`, earlier);
        return this.#replay(earlier, note);
      }
    }
    const { shared } = this.#options;
    if (note.shareWith === undefined || shared === undefined) return this.#ask(key, request, body, note);
    const name = `shared:${note.shareWith}:${key}`;
    const known = this.#fresh.has(key) ? undefined : await this.#known(name, key, shared);
    if (known !== undefined) {
      this.#exchanges.set(key, known);
      this.#fresh.add(key);
      await this.#options.store.journal(known);
      return this.#replay(known, note);
    }
    const response = await this.#ask(key, request, body, note);
    const answered = this.#exchanges.get(key);
    if (answered?.response && isSettled(answered.status)) shared.set(name, answered);
    return response;
  };

  async #known(name: string, key: Sha256, shared: Map<string, unknown>): Promise<Exchange | undefined> {
    const known = shared.get(name) as Exchange | undefined;
    if (known !== undefined) return known;
    const before = await this.#options.store.appended?.(key);
    if (!before?.response || !isSettled(before.status)) return undefined;
    shared.set(name, before);
    return before;
  }

  async #ask(key: Sha256, request: Request, body: Uint8Array | null, note: RequestNote): Promise<Response> {
    const { store, now = Date.now } = this.#options;
    const attempts = (this.#exchanges.get(key)?.attempts ?? 0) + 1;
    const previous = request.method === 'GET' ? await store.previous(key) : null;
    const etag = previous?.response ? previous.headers?.['etag'] : undefined;
    if (etag !== undefined) request.headers.set('if-none-match', etag);

    const asked = {
      key,
      method: request.method,
      url: request.url,
      ...(await requestFacts(request, body, note, store)),
      attempts,
    };
    const started = now();
    this.#fresh.add(key);
    let received: Received;
    try {
      received = await this.#send(request, body);
      if (note.redact) {
        received = { ...received, bytes: redacted(received.bytes, note.redact) };
        this.#count(key, received.bytes, note.redact);
      }
    } catch (cause) {
      this.#exchanges.set(key, {
        ...asked,
        started: instant(started),
        finished: instant(now()),
        failure: failureOf(cause, this.#options.signal),
      });
      throw cause;
    }
    const finished = now();
    const { response, bytes } = received;
    const answered = {
      ...asked,
      ...answerFacts(response, started, finished),
      started: instant(started),
      finished: instant(finished),
    };
    const unchanged = response.status === 304 && previous?.response;
    const exchange: Exchange = unchanged
      ? {
          ...answered,
          ...(previous.status === undefined ? {} : { status: previous.status }),
          headers: { ...previous.headers, ...answered.headers },
          response: unchanged,
          notModified: true,
        }
      : { ...answered, response: await storedBlob(store, bytes, response.headers.get('content-type'), 'response') };
    this.#exchanges.set(key, exchange);
    await store.journal(exchange);
    return exchange.notModified ? this.#replay(exchange, note) : responseOf(received);
  }

  /** The answer with its whole body. A body that does not end counts as no answer, as a head that does not come does. */
  async #send(request: Request, body: Uint8Array | null): Promise<Received> {
    const limit = new AbortController();
    // Not AbortSignal.timeout: each lives on, with all that listens to it, until its time is over.
    const timer = setTimeout(
      () => limit.abort(new DOMException('No answer came in time.', 'TimeoutError')),
      this.#options.timeoutMs ?? REQUEST_TIMEOUT_MS,
    );
    try {
      const response = await this.#options.fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: body as Uint8Array<ArrayBuffer> | null,
        redirect: 'follow',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.any([this.#options.signal, request.signal, limit.signal]),
      });
      return { response, bytes: await bodyOf(response) };
    } finally {
      clearTimeout(timer);
    }
  }

  #count(key: Sha256, bytes: Uint8Array, redaction: Redaction): void {
    const count = redactionsIn(bytes, redaction);
    if (count > 0) this.#redactions.set(key, { rule: redaction.rule, count });
  }

  async #replay(exchange: Exchange, note: RequestNote): Promise<Response> {
    const bytes = exchange.response ? await this.#options.store.getBlob(exchange.response.sha256) : null;
    if (bytes === null) throw new Error(`blob ${exchange.response?.sha256} of ${exchange.url} is gone`);
    if (note.redact) this.#count(exchange.key, bytes, note.redact);
    const headers = new Headers(exchange.headers);
    if (exchange.response) headers.set('content-type', exchange.response.mediaType);
    if (exchange.requestId) headers.set('x-request-id', exchange.requestId);
    return heldResponse(bytes, { status: exchange.status ?? 200, headers });
  }
}

/** Worth replaying: an answer that asking again would not be expected to change within the run. */
function isSettled(status: number | undefined): boolean {
  return status !== undefined && status < 500 && status !== 429 && status !== 401 && status !== 403;
}

interface Received {
  /** Its head; the body has been read. */
  readonly response: Response;
  readonly bytes: Uint8Array;
}

function responseOf({ response, bytes }: Received): Response {
  const { status, statusText, headers, url } = response;
  return heldResponse(bytes, { status, statusText, headers }, url);
}
