import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

/** Everything that can go wrong with one request, by name. */
export const faultNames = [
  '401',
  '403-permission',
  '403-rate-limit',
  '403-secondary',
  '403-sso',
  '403-ip',
  '403-plan',
  '403-abuse',
  '403-code-scanning',
  '403-dependabot',
  '404',
  '404-branch',
  '404-no-branch',
  '404-analysis',
  '404-secret-scanning',
  '404-empty',
  '422',
  '429',
  '500',
  '502',
  '503',
  'reset',
  'silence',
  'truncated-json',
  'html',
  'empty',
  'slow',
  'graphql-partial',
  'graphql-forbidden',
  'graphql-rate-limited',
  'graphql-resource-limits',
  'graphql-timeout',
] as const;

export type FaultName = (typeof faultNames)[number];

interface FaultMatch {
  readonly method?: string;
  /** The path as asked, without the host: text it begins with, or an expression. Query included. */
  readonly path?: string | RegExp;
  /** Only the n-th request that fits the rest of the match, from 1. */
  readonly nth?: number;
  /** The name of a GraphQL operation. */
  readonly operation?: string;
  readonly token?: string;
}

export interface Fault {
  readonly match?: FaultMatch;
  readonly fault: FaultName;
  /** How many requests it meets; all of them when absent. */
  readonly times?: number;
  /** Milliseconds for `slow` and `silence`; seconds of `retry-after` are `retryAfter`. */
  readonly milliseconds?: number;
  readonly retryAfter?: number;
}

export interface FaultSubject {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly token: string | null;
}

function fits(match: FaultMatch, subject: FaultSubject): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== subject.method) return false;
  if (match.operation !== undefined && match.operation !== subject.operation) return false;
  if (match.token !== undefined && match.token !== subject.token) return false;
  if (match.path === undefined) return true;
  return typeof match.path === 'string' ? subject.path.startsWith(match.path) : match.path.test(subject.path);
}

export class Faults {
  readonly #active: { readonly fault: Fault; seen: number; done: number }[] = [];

  add(fault: Fault): void {
    this.#active.push({ fault, seen: 0, done: 0 });
  }

  clear(): void {
    this.#active.length = 0;
  }

  /** The fault that meets this request, counting it as met. */
  take(subject: FaultSubject): Fault | null {
    for (const entry of this.#active) {
      const { match = {}, times } = entry.fault;
      if (!fits(match, subject)) continue;
      entry.seen++;
      if (match.nth !== undefined && match.nth !== entry.seen) continue;
      if (times !== undefined && entry.done >= times) continue;
      entry.done++;
      return entry.fault;
    }
    return null;
  }
}

const refusals: Readonly<Partial<Record<FaultName, (fault: Fault, now: number) => Refusal>>> = {
  '401': () => new Refusal(401, 'Bad credentials'),
  '403-permission': () =>
    new Refusal(403, 'Resource not accessible by personal access token', {
      'x-accepted-github-permissions': 'administration=read',
    }),
  '403-rate-limit': (fault, now) =>
    new Refusal(403, 'API rate limit exceeded for user ID 1.', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(now / 1000) + (fault.retryAfter ?? 60)),
    }),
  '403-secondary': (fault) =>
    new Refusal(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
      'retry-after': String(fault.retryAfter ?? 60),
    }),
  '403-sso': () =>
    new Refusal(
      403,
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      { 'x-github-sso': 'required; url=http://127.0.0.1/orgs/meridian-labs/sso' },
    ),
  '403-ip': () =>
    new Refusal(
      403,
      'Although you appear to have the correct authorization credentials, the `meridian-labs` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
    ),
  '403-plan': () => new Refusal(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.'),
  '403-abuse': () => new Refusal(403, 'Repository access blocked', {}, { block: { reason: 'tos' } }),
  '403-code-scanning': () =>
    new Refusal(403, 'Code Security must be enabled for this repository to use code scanning.'),
  '403-dependabot': () => new Refusal(403, 'Dependabot alerts are disabled for this repository.'),
  '404': () => new Refusal(404, 'Not Found'),
  '404-branch': () => new Refusal(404, 'Branch not protected'),
  '404-no-branch': () => new Refusal(404, 'Branch not found'),
  '404-analysis': () => new Refusal(404, 'no analysis found'),
  '404-secret-scanning': () => new Refusal(404, 'Secret scanning is disabled on this repository.'),
  '404-empty': () => new Refusal(404, 'This repository is empty.'),
  '422': () => new Refusal(422, 'Validation Failed', {}, { errors: [] }),
  '429': (fault) => new Refusal(429, 'Too many requests.', { 'retry-after': String(fault.retryAfter ?? 1) }),
  '500': () => new Refusal(500, 'Server Error'),
  '502': () => new Refusal(502, 'Server Error'),
  '503': () => new Refusal(503, 'Service unavailable'),
  'graphql-timeout': () =>
    new Refusal(
      502,
      'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.',
    ),
};

/** Throws the refusal of a fault that is one; the others are acted out on the connection. */
export function refuse(fault: Fault, now: number): void {
  const refusal = refusals[fault.fault];
  if (refusal !== undefined) throw refusal(fault, now);
}

const page =
  '<!DOCTYPE html><html><head><title>Unicorn!</title></head><body><p>This page is taking too long to load.</p></body></html>';

/** Acts out a fault of the connection; true when the request is thereby over. */
export async function act(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  switch (fault.fault) {
    case 'reset':
      request.socket.resetAndDestroy();
      return true;
    case 'silence':
      await pause(fault.milliseconds ?? 30_000, response);
      response.destroy();
      return true;
    case 'slow':
      await pause(fault.milliseconds ?? 1_000, response);
      return false;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return true;
    case 'empty':
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end();
      return true;
    default:
      return false;
  }
}

/** Ends early when the client goes away, so that no test waits for a silence nobody listens to. */
export function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
