import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import {
  createGitHubSandbox,
  type GitHubSandbox,
  type GitHubSandboxOptions,
} from '#collectors/cli/sandbox/github/index.ts';
import type { Rights } from '#collectors/cli/sandbox/github/tokens.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Running {
  readonly sandbox: GitHubSandbox;
  /** Without a path. */
  readonly origin: string;
  /** The official client with this token. */
  client(token: string): Octokit;
  /** A plain request, redirects not followed. The admin's token when none is named. */
  get(path: string, token?: string, headers?: Record<string, string>): Promise<Answered>;
  as(rights: Rights): string;
  graphql(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answered>;
  /** Of what kind the errors of a query are. */
  errorTypes(query: string, variables?: Record<string, unknown>, token?: string): Promise<readonly string[]>;
  /** Ends the server; fails when the sandbox gave more answers that GitHub could not give than expected. */
  close(violationsExpected?: number): Promise<void>;
}

/** A sandbox on a free loopback port. */
export async function run(options: GitHubSandboxOptions = {}): Promise<Running> {
  const sandbox = createGitHubSandbox(options);
  const server = createServer((request, response) => void sandbox.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = async (url: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
  const graphql: Running['graphql'] = (query, variables = {}, token = sandbox.tokens.admin) =>
    send(`${origin}/api/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
  return {
    sandbox,
    origin,
    client: (token) =>
      new Octokit({ auth: token, baseUrl: `${origin}/api/v3`, log: { debug() {}, info() {}, warn() {}, error() {} } }),
    get: (path, token = sandbox.tokens.admin, headers = {}) =>
      send(`${origin}/api/v3${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    as: (rights) => sandbox.issueToken(rights),
    graphql,
    errorTypes: async (...asked) =>
      (at((await graphql(...asked)).body, 'errors') as { type: string }[]).map(({ type }) => type),
    close: async (violationsExpected = 0) => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (sandbox.violations.length !== violationsExpected)
        throw new Error(JSON.stringify(sandbox.violations, null, 2));
    },
  };
}

export function messageOf(answered: Answered): string {
  const { body } = answered;
  return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
}

/** The value at a path of members and places; fails the test when something on the way is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) throw new Error(`There is nothing at ${path.join('.')}.`);
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
