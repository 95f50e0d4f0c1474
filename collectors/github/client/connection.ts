import type { ConnectOptions } from '#shared/define.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { type Unknown, unknown } from '#shared/evidence/fact.ts';
import { replyOf, unseenBy } from '../read/refusal.ts';
import { type GithubCredential, graphqlUrlOf, tenantOf, webOf } from './credential.ts';
import { type Client, openClient, PATIENCE, type Patience } from './octokit.ts';

/** What came of one request, as far as the next one depends on it. The answer itself is in the record. */
export interface Asked {
  readonly ok: boolean;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Parsed body of a readable 2xx answer, else null. */
  readonly data: unknown;
  /** Address of the next page, from the Link header. */
  readonly next: string | null;
  /** Why there is nothing to read; null when there is. */
  readonly refusal: Unknown | null;
}

export interface GithubConnection {
  readonly org: string;
  /** Name of the organisation in evidence. */
  readonly tenant: string;
  /** Where people look at it, "https://github.com". */
  readonly web: string;
  /** REST root without a trailing slash. */
  readonly baseUrl: string;
  /** Asks for `path`, or for the full address that a Link header gave. Refusals return; limits throw. */
  get(path: string): Promise<Asked>;
  graphql(name: string, query: string, variables: Record<string, unknown>, retries?: number): Promise<Asked>;
}

/** After this many requests in a row without any answer nothing more is sent. */
const GIVE_UP_AFTER = 3;

/** GitHub asks for at least a minute when it names no time. */
const UNSAID_WAIT_MS = 60_000;

/** Opens a connection that asks nothing yet. `patience` is smaller in tests. */
export function openConnection(
  credential: GithubCredential,
  options: Pick<ConnectOptions, 'fetch' | 'signal'>,
  patience: Patience = PATIENCE,
): GithubConnection {
  const { signal } = options;
  let client: Promise<Client> | null = null;
  let silent = 0;
  let closed = false;

  async function ask(request: Parameters<Client['request']>[0]): Promise<Asked> {
    signal.throwIfAborted();
    // A token that was refused as such, or a host that is silent, will not do better at the next address.
    if (closed) return { ...NO_ANSWER, refusal: unknown('GitHub stopped answering, so nothing more was asked') };
    client ??= openClient(credential, options, patience);
    const asked = await unlessAborted(send(await client, request), signal);
    silent = asked.status === null ? silent + 1 : 0;
    closed ||= asked.status === 401 || silent >= GIVE_UP_AFTER;
    return asked;
  }

  return {
    org: credential.org,
    tenant: tenantOf(credential),
    web: webOf(credential.baseUrl),
    baseUrl: credential.baseUrl,
    get: (path) => ask({ method: 'GET', url: path.startsWith('/') ? `${credential.baseUrl}${path}` : path }),
    graphql: (name, query, variables, retries = patience.retries) =>
      ask({
        method: 'POST',
        url: graphqlUrlOf(credential.baseUrl),
        operationName: name,
        query,
        variables,
        request: { retries },
      }),
  };
}

async function send(client: Client, request: Parameters<Client['request']>[0]): Promise<Asked> {
  try {
    const { status, headers, data } = await client.request(request);
    if (isLimited(data)) throw limitAt(headersOf(headers), null);
    const readable = status === 204 || (typeof data === 'object' && data !== null);
    const refusal = readable ? null : unknown('the answer was cut off or is not JSON');
    return { ok: readable, status, data: readable ? data : null, next: nextOf(headers['link']), refusal };
  } catch (error) {
    if (error instanceof ThrottledError) throw error;
    const answer = answerOf(error);
    if (answer === null) return { ...NO_ANSWER, refusal: unknown(`no answer came from ${request.url}`) };
    if (isLimited(answer.data)) throw limitAt(answer.headers, null);
    // The client takes an error beside the data for a failure; what GitHub did answer leads on all the same.
    if (isPartial(answer.data))
      return { ok: true, status: answer.status, data: answer.data, next: null, refusal: null };
    const text = typeof answer.data === 'string' ? answer.data : JSON.stringify(answer.data ?? '');
    const reply = replyOf({ ...request, status: answer.status, headers: answer.headers }, text, true);
    if (reply.kind === 'throttled') throw limitAt(answer.headers, reply.waitSeconds);
    const refusal = reply.kind === 'answered' ? unknown('GitHub reported an error') : unseenBy(reply);
    return { ...NO_ANSWER, status: answer.status, refusal };
  }
}

const NO_ANSWER = { ok: false, status: null, data: null, next: null } as const;

interface ErrorAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly data: unknown;
}

/** The answer inside a thrown error; null when there was none. Defects of our own are thrown on. */
function answerOf(error: unknown): ErrorAnswer | null {
  if (typeof error !== 'object' || error === null) throw error;
  if ('response' in error && typeof error.response === 'object' && error.response !== null) {
    const { status, headers, data } = error.response as Partial<ErrorAnswer>;
    const thrown = 'status' in error && typeof error.status === 'number' ? error.status : status;
    return { status: thrown ?? 0, headers: headersOf(headers ?? {}), data };
  }
  if ('status' in error || (error instanceof Error && /^(AbortError|TimeoutError)$/.test(error.name))) return null;
  throw error;
}

function headersOf(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** GraphQL says with status 200 that its limit is used up; the client notices only on github.com. */
function isLimited(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('errors' in data) || !Array.isArray(data.errors)) return false;
  return data.errors.some((error: { type?: unknown } | null) => error?.type === 'RATE_LIMITED');
}

function isPartial(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && 'data' in data && typeof data.data === 'object' && data.data !== null
  );
}

function limitAt(headers: Record<string, string>, waitSeconds: number | null): ThrottledError {
  const now = Date.now();
  const reset = Number(headers['x-ratelimit-reset']);
  const lifts = headers['x-ratelimit-remaining'] === '0' && reset > 0 ? reset * 1000 + 1000 : now + UNSAID_WAIT_MS;
  const resume = waitSeconds === null ? lifts : now + waitSeconds * 1000;
  return new ThrottledError('The rate limit of GitHub is used up.', new Date(Math.max(resume, now)).toISOString());
}

function nextOf(link: string | number | undefined): string | null {
  return /<([^<>]+)>;\s*rel="next"/.exec(String(link ?? ''))?.[1] ?? null;
}

/** The client's own pauses know no signal; whoever waits for them must not wait past it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    const result = await Promise.race([work, aborted]);
    signal.throwIfAborted();
    return result;
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}
