import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Organisation } from '../organisation/organisation.ts';
import type { Answer, Call } from './call.ts';
import type { Clock } from './clock.ts';
import { control } from './control.ts';
import { act, pause, refuse, type Fault, type Faults } from './faults.ts';
import { readGraphql, runGraphql, type GraphqlOptions, type GraphqlRequest } from './graphql/execute.ts';
import type { Limits, Resource } from './limits.ts';
import type { Violation } from './openapi.ts';
import { badCredentials, Refusal, ssoRequired } from './refusal.ts';
import type { RequestLog } from './requests.ts';
import { answer, canonicalPath, refusalAnswer } from './rest.ts';
import type { TokenBook, Viewer } from './tokens.ts';

export interface ServerParts {
  readonly organisation: Organisation;
  readonly book: TokenBook;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly violations: Violation[];
  readonly graphql: GraphqlOptions;
  /** Milliseconds that every answer takes. */
  readonly latency: number;
  /** Rows of one page at most. */
  readonly pageRows: number;
}

/** What is known of a request while it is answered. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  /** Path and query below the root of the REST interface, or of the GraphQL endpoint. */
  readonly path: string;
  readonly graphql: GraphqlRequest | null;
  viewer: Viewer | null;
  resource: Resource;
  counted: boolean;
  points: number;
}

const graphqlPaths = new Set(['/api/graphql', '/graphql', '/api/v3/graphql']);

export class Server {
  readonly #parts: ServerParts;
  #served = 0;

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
    const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? '127.0.0.1'}`);
    if (url.pathname.startsWith('/_sandbox/github')) return control(this.#parts, url, request, response);
    const body = await readBody(request);
    const isGraphql = graphqlPaths.has(url.pathname);
    const exchange: Exchange = {
      request,
      response,
      method: request.method ?? 'GET',
      url,
      path: url.pathname.replace(/^\/api\/v3(?=\/|$)/, '') || '/',
      graphql: isGraphql ? readGraphql(body) : null,
      viewer: null,
      resource: isGraphql ? 'graphql' : url.pathname.includes('/search/') ? 'search' : 'core',
      counted: false,
      points: 0,
    };
    const token = /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const fault = this.#parts.faults.take({
      method: exchange.method,
      path: `${exchange.path}${url.search}`,
      operation: exchange.graphql?.operationName ?? null,
      token,
    });
    if (fault !== null && (await act(fault, request, response))) return this.#record(exchange, 0, fault);
    const given = this.#attempt(exchange, token, fault);
    if (this.#parts.latency > 0) await pause(this.#parts.latency, response);
    this.#send(exchange, given, fault);
  }

  #attempt(exchange: Exchange, token: string | null, fault: Fault | null): Answer {
    let leave: (() => void) | null = null;
    try {
      if (fault !== null) refuse(fault, this.#parts.clock.now());
      const viewer = this.#viewer(exchange, token);
      exchange.viewer = viewer;
      leave = this.#parts.limits.enter(viewer, exchange.resource);
      exchange.response.once('close', leave);
      return exchange.graphql === null
        ? this.#rest(exchange, viewer)
        : this.#graphql(exchange, viewer, exchange.graphql, fault);
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      const where = `${exchange.method} ${exchange.path}`;
      this.#parts.violations.push({
        where,
        errors: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      });
      return { status: 500, body: { message: 'The sandbox failed.', errors: [String(error)] } };
    }
  }

  #viewer(exchange: Exchange, token: string | null): Viewer {
    if (token === null) throw new Refusal(401, 'Requires authentication');
    const viewer = this.#parts.book.viewer(token, this.#parts.clock.now());
    if (viewer === null) throw badCredentials();
    const version = exchange.request.headers['x-github-api-version'];
    if (typeof version === 'string' && !['2022-11-28', '2026-03-10'].includes(version))
      throw new Refusal(400, `'${version}' is not a supported version.`);
    return viewer;
  }

  #rest(exchange: Exchange, viewer: Viewer): Answer {
    const { organisation, limits, clock, violations } = this.#parts;
    const free = exchange.path === '/rate_limit';
    if (!free) limits.checkPrimary(viewer, exchange.resource);
    const path = canonicalPath(exchange.path, organisation);
    const { answer: given, violation } = answer(
      exchange.method,
      path,
      (template, params): Call => ({
        template,
        params,
        path,
        viewer,
        organisation,
        clock,
        query: exchange.url.searchParams,
        base: `${exchange.url.origin}/api/v3`,
        pageRows: this.#parts.pageRows,
        limits: () => limits.overview(viewer),
      }),
    );
    if (violation !== null) {
      violations.push(violation);
      return {
        status: 500,
        body: { message: `The sandbox would answer what ${violation.where} does not allow.`, errors: violation.errors },
      };
    }
    const tagged = this.#tag(exchange, viewer, given);
    exchange.counted = !free && tagged.status !== 304;
    if (exchange.counted) limits.count(viewer, exchange.resource, 1);
    return tagged;
  }

  /** Entity tags differ by token, as GitHub's do; an unchanged answer is a 304 that costs nothing. */
  #tag(exchange: Exchange, viewer: Viewer, given: Answer): Answer {
    if (given.status !== 200 || exchange.path === '/rate_limit') return given;
    const digest = createHash('sha256').update(viewer.token).update(JSON.stringify(given.body)).digest('hex');
    const etag = `W/"${digest}"`;
    const headers = {
      ...given.headers,
      etag,
      'cache-control': 'private, max-age=60, s-maxage=60',
      vary: 'Accept, Authorization',
    };
    const asked = exchange.request.headers['if-none-match'];
    const known = asked?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${digest}"`) === true;
    return known ? { status: 304, headers } : { ...given, headers };
  }

  #graphql(exchange: Exchange, viewer: Viewer, asked: GraphqlRequest, fault: Fault | null): Answer {
    const { organisation, limits, clock, graphql, violations } = this.#parts;
    const before = limits.status(viewer, 'graphql');
    const done = runGraphql({
      asked,
      viewer,
      organisation,
      clock,
      options: { pageRows: this.#parts.pageRows, ...graphql },
      budget: before,
      fault: fault?.fault ?? null,
      base: exchange.url.origin,
    });
    violations.push(...done.violations);
    exchange.points = done.points;
    limits.count(viewer, 'graphql', done.points);
    const headers =
      viewer.rights.ssoMissing === true ? ssoRequired(organisation.login, exchange.url.origin).headers : {};
    return { status: done.status, body: done.body, headers };
  }

  #send(exchange: Exchange, given: Answer, fault: Fault | null): void {
    const { response, viewer } = exchange;
    const limited = viewer === null ? {} : this.#parts.limits.headers(viewer, exchange.resource);
    const scopes = viewer?.kind === 'classic' ? { 'x-oauth-scopes': viewer.scopes.join(', ') } : {};
    const expiry = viewer?.rights.expiresAt;
    const expires =
      expiry === undefined
        ? {}
        : { 'github-authentication-token-expiration': expiry.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC') };
    response.writeHead(given.status, {
      date: new Date(this.#parts.clock.now()).toUTCString(),
      'x-github-request-id': `SAND:${(++this.#served).toString(16).toUpperCase().padStart(6, '0')}`,
      'x-github-media-type': 'github.v3; format=json',
      'x-github-api-version-selected': '2022-11-28',
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset',
      ...limited,
      ...scopes,
      ...expires,
      ...given.headers,
      ...(given.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    });
    const text = given.body === undefined || exchange.method === 'HEAD' ? '' : JSON.stringify(given.body);
    response.end(fault?.fault === 'truncated-json' ? text.slice(0, Math.floor(text.length / 2)) : text);
    this.#record(exchange, given.status, fault);
  }

  #record(exchange: Exchange, status: number, fault: Fault | null): void {
    this.#parts.requests.add({
      method: exchange.method,
      path: `${exchange.path}${exchange.url.search}`,
      status,
      counted: exchange.counted,
      points: exchange.points,
      operation: exchange.graphql?.operationName ?? null,
      fault: fault?.fault ?? null,
    });
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
