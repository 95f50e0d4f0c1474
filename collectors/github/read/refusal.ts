import { type Unknown, unknown } from '#shared/evidence/fact.ts';
import type { Exchange } from '#shared/evidence/record.ts';
import { permissionInWords } from './permission.ts';

/**
 * What an answer amounts to. Only a documented message about the resource itself is a fact; every
 * other refusal says nothing about the setting that was asked for.
 */
export type Reply =
  | { readonly kind: 'answered' }
  /** The resource does not exist, and the system said so of this resource ("Branch not protected"). */
  | { readonly kind: 'absent'; readonly why: string }
  /** The plan does not offer the feature for this repository, so it cannot be on. */
  | { readonly kind: 'plan'; readonly why: string }
  /** The feature is off, said in as many words. */
  | { readonly kind: 'off'; readonly why: string }
  /** There is nothing that the question could be about (an empty repository). */
  | { readonly kind: 'void'; readonly why: string }
  | { readonly kind: 'throttled'; readonly unknown: Unknown; readonly waitSeconds: number | null }
  | { readonly kind: 'unauthenticated'; readonly unknown: Unknown }
  | { readonly kind: 'refused'; readonly unknown: Unknown }
  /** No answer, or one that cannot be read. */
  | { readonly kind: 'broken'; readonly unknown: Unknown };

export type Asked = Pick<Exchange, 'method' | 'url' | 'status' | 'headers' | 'failure' | 'params'>;

const FAILURES: Readonly<Record<string, string>> = {
  network: 'the connection broke',
  tls: 'the connection could not be secured (certificate not accepted)',
  timeout: 'no answer came in time',
  aborted: 'the run was stopped',
};

interface Saying {
  readonly status: number;
  readonly message: RegExp;
  readonly kind: 'absent' | 'plan' | 'off' | 'void';
  /** Where it is said; anywhere when absent. */
  readonly at?: RegExp;
}

/**
 * Messages that are facts. Matched on status, message and address together, never on the status alone: out
 * of place they say nothing about what was asked.
 */
const FACTS: readonly Saying[] = [
  { status: 404, message: /^Branch not protected$/i, kind: 'absent', at: /\/protection$/ },
  { status: 404, message: /^Branch not found$/i, kind: 'void', at: /\/branches\// },
  { status: 409, message: /repository is empty/i, kind: 'void' },
  { status: 404, message: /^This repository is empty/i, kind: 'void' },
  { status: 403, message: /^Upgrade to GitHub \w+ .*to enable this feature/i, kind: 'plan' },
  { status: 404, message: /^no analysis found$/i, kind: 'absent', at: /\/code-scanning\// },
  {
    status: 404,
    message: /^Secret scanning is disabled on this repository/i,
    kind: 'off',
    at: /\/secret-scanning\//,
  },
  { status: 403, message: /^Dependabot alerts are disabled for this repository/i, kind: 'off', at: /\/dependabot\// },
  {
    status: 403,
    message: /(Advanced Security|Code Security) (is not|must be) enabled for this repository/i,
    kind: 'off',
    at: /\/(code|secret)-scanning\//,
  },
];

/**
 * The decision table for everything GitHub can answer.
 *
 * @param text the body as text; only read for refusals
 * @param json whether a 2xx body could be parsed as JSON
 */
export function replyOf(asked: Asked, text: string | null, json: boolean): Reply {
  const { status, headers = {} } = asked;
  const what = questionOf(asked);
  if (status === undefined) {
    return { kind: 'broken', unknown: unknown(`${what}: ${FAILURES[asked.failure ?? 'network']}`) };
  }
  if (status === 204) return { kind: 'answered' };
  if (status >= 200 && status < 300) {
    if (json) return { kind: 'answered' };
    return { kind: 'broken', unknown: unknown(`the answer to ${what} was cut off or is not JSON`) };
  }
  const message = messageOf(text);
  const said = `GitHub answered ${status}${message === null ? '' : ` "${message}"`} to ${what}`;

  const wait = waitOf(status, headers, message);
  if (wait !== undefined) {
    return {
      kind: 'throttled',
      unknown: unknown(`the rate limit of GitHub was reached at ${what}`),
      waitSeconds: wait,
    };
  }
  if (status === 401) {
    return { kind: 'unauthenticated', unknown: unknown(`${said}: the token is wrong, expired or revoked`) };
  }
  const sso = headers['x-github-sso'];
  if (sso?.startsWith('required')) {
    const url = /url=(\S+)/.exec(sso)?.[1];
    const todo =
      url === undefined ? 'authorise the token for single sign-on' : `authorise the token for single sign-on at ${url}`;
    return { kind: 'refused', unknown: unknown(`${said}: the organisation asks for single sign-on`, todo) };
  }
  if (message !== null && /IP allow list/i.test(message)) {
    return { kind: 'refused', unknown: unknown(said, 'a place in the IP allow list of the organisation') };
  }
  const fact = message === null ? undefined : FACTS.find((row) => row.status === status && isSaid(row, message, asked));
  if (fact !== undefined) return { kind: fact.kind, why: message ?? '' };
  if (status === 422 && message !== null && /only owners/i.test(message)) {
    return { kind: 'refused', unknown: unknown(said, 'organization owner') };
  }
  if (status >= 400 && status < 500) return { kind: 'refused', unknown: unknown(said, neededFor(headers)) };
  return { kind: 'broken', unknown: unknown(said) };
}

function isSaid({ message: words, at }: Saying, message: string, { url }: Asked): boolean {
  return words.test(message) && (at === undefined || at.test(pathOf(url).split('?')[0] ?? ''));
}

/**
 * For a question whose every refusal is an unknown.
 *
 * @param missing the permission that the question takes, for a refusal that does not name it itself
 */
export function unseenBy(reply: Exclude<Reply, { kind: 'answered' }>, missing?: string): Unknown {
  if (!('unknown' in reply)) return unknown(`GitHub said "${reply.why}"`);
  const named = reply.kind !== 'refused' || reply.unknown.missing !== undefined || missing === undefined;
  return named ? reply.unknown : { ...reply.unknown, missing };
}

/** What the answer says would have been enough: a fine-grained permission, or a scope of a classic token. */
function neededFor(headers: Readonly<Record<string, string>>): string | undefined {
  const fine = permissionInWords(headers['x-accepted-github-permissions']);
  if (fine !== undefined) return fine;
  const accepted = headers['x-accepted-oauth-scopes'];
  // Only classic tokens have scopes; for others the header says nothing.
  if (headers['x-oauth-scopes'] === undefined || accepted === undefined || accepted.trim() === '') return undefined;
  const scopes = accepted.split(',').map((scope) => scope.trim());
  return `scope ${scopes.join(' or ')}`;
}

/** Seconds until a rate limit lifts, null when GitHub does not say, undefined when this is no rate limit. */
export function waitOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  message: string | null,
): number | null | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = headers['retry-after'];
  const empty = headers['x-ratelimit-remaining'] === '0';
  const limited = message !== null && /rate limit|abuse detection/i.test(message);
  if (status !== 429 && after === undefined && !empty && !limited) return undefined;
  if (after !== undefined && Number.isFinite(Number(after))) return Number(after);
  return null;
}

/** "GET /orgs/acme/hooks"; for GraphQL the name of the query. */
export function questionOf(asked: Pick<Exchange, 'method' | 'url' | 'params'>): string {
  const operation = asked.params?.['operationName'];
  if (typeof operation === 'string') return `the GraphQL query ${operation}`;
  return `${asked.method} ${pathOf(asked.url).split('?')[0]}`;
}

/** Path and query of a REST address, the same for github.com and for a server of one's own. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url, PLACEHOLDER);
  return `${pathname.replace(/^\/api\/v3(?=\/)/, '')}${search}`;
}

const PLACEHOLDER = 'https://api.invalid';

function messageOf(text: string | null): string | null {
  if (text === null || text === '') return null;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string') {
      return body.message;
    }
  } catch {
    // A proxy's page instead of JSON: the status is all that can be said.
  }
  return null;
}
