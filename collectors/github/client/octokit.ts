import type { Fetch } from '#shared/define.ts';
import { describe } from '#shared/evidence/recorder.ts';
import type { GithubCredential } from './credential.ts';
import { LEFT_UNREAD, plainJson } from './plain-json.ts';

/** Version of the REST API whose answers the readers know. */
export const API_VERSION = '2022-11-28';

export interface Patience {
  /** Longest wait for a rate limit that is sat out in place, seconds. */
  readonly longestWait: number;
  /** How often a failed request is sent again. */
  readonly retries: number;
  /** Unit of the growing pause between two attempts, milliseconds. */
  readonly pauseUnit: number;
}

export const PATIENCE: Patience = { longestWait: 8, retries: 2, pauseUnit: 1000 };

/** Requests that are under way at any moment, over the whole connection. */
const IN_FLIGHT = 5;

/** The part of the client that is used: one request, answered or thrown. */
export interface Client {
  request(options: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    [parameter: string]: unknown;
  }): Promise<{ status: number; headers: Record<string, string | number | undefined>; data: unknown }>;
}

/**
 * Builds the official client around a `fetch`. Loaded on demand: the packages are the largest part of
 * what this provider ships.
 */
export async function openClient(
  credential: GithubCredential,
  options: { readonly fetch: Fetch; readonly signal: AbortSignal },
  patience: Patience,
): Promise<Client> {
  const [{ Octokit }, { throttling }, { retry }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-throttling'),
    import('@octokit/plugin-retry'),
  ]);
  const sitsOut = (retryAfter: number, _request: unknown, _octokit: unknown, retryCount: number) =>
    retryAfter <= patience.longestWait && retryCount < 2;
  const throttle = { onRateLimit: sitsOut, onSecondaryRateLimit: sitsOut, retryAfterBaseValue: patience.pauseUnit };
  // The plugin counts every POST as a write and lets one through each second; ours are GraphQL reads,
  // which GitHub allows 2,000 points of a minute. One lane for everything keeps the number in flight down.
  const lane = lanes(IN_FLIGHT);
  const group = { key: () => ({ schedule: lane }) };
  Object.assign(throttle, { global: group, write: group });

  const Client = Octokit.plugin(plainJson, throttling, retry);
  const client = new Client({
    auth: credential.token,
    baseUrl: credential.baseUrl,
    userAgent: 'annexa',
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    throttle,
    retry: {
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
      retries: patience.retries,
      retryAfterBaseValue: patience.pauseUnit,
    },
    request: { fetch: described(options.fetch), signal: options.signal, ...LEFT_UNREAD },
  });
  client.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = API_VERSION;
    request.headers.accept = 'application/vnd.github+json';
  });
  return client;
}

function quiet(): void {
  // The recorder keeps what happened; a console line would only leak addresses into logs.
}

/** Tells the recorder what a GraphQL request asked, with its text as a document of its own. */
function described(fetch: Fetch): Fetch {
  return (input, init) => {
    if (init?.method === 'POST' && typeof init.body === 'string') {
      const body = JSON.parse(init.body) as { query?: string; operationName?: string; variables?: object };
      if (body.query !== undefined) {
        describe(init, {
          params: { operationName: body.operationName, variables: body.variables ?? {} },
          requestText: body.query,
        });
      }
    }
    return fetch(input, init);
  };
}

type Job = (...given: unknown[]) => Promise<unknown>;

/** Lets `width` jobs run at once and the others wait in order. Has the shape of the plugin's own scheduler. */
function lanes(width: number): (options: unknown, job: Job, ...given: unknown[]) => Promise<unknown> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (_options, job, ...given) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await job(...given);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
