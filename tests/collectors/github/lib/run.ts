import type { GithubConnection } from '#collectors/github/client/connection.ts';
import { openConnection } from '#collectors/github/client/connection.ts';
import type { Answer, CollectorDefinition, Fetch, Reading } from '#shared/define.ts';
import { answersOf } from '#shared/engine/answers.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { MemoryStore } from '../../../shared/evidence/memory-store.ts';

export const ORG = 'acme';
export const SCOPE: Scope = { system: 'github', tenant: ORG };
export const TOKEN = `github_pat_${'0123456789abcdef'.repeat(2)}`;

/** What the pretended GitHub answers, by "GET /path?query" or by the name of a GraphQL query. */
export type Routes = Record<string, Reply | ((asked: Asked) => Reply | Promise<Reply>)>;

export interface Asked {
  readonly url: string;
  readonly headers: Headers;
  readonly variables: Record<string, unknown>;
  /** How often this route was asked before. */
  readonly before: number;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

export interface Fake {
  readonly fetch: Fetch;
  /** Names of the routes in the order they were asked. */
  readonly asked: string[];
}

export function fakeGithub(routes: Routes): Fake {
  const asked: string[] = [];
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    init?.signal?.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    let name = `${request.method} ${pathname}${search}`;
    let variables: Record<string, unknown> = {};
    if (request.method === 'POST') {
      const body = JSON.parse(await request.text()) as { operationName: string; variables: Record<string, unknown> };
      name = body.operationName;
      variables = body.variables;
    }
    const before = asked.filter((earlier) => earlier === name).length;
    asked.push(name);
    const route = routes[name] ?? { status: 404, body: { message: 'Not Found' } };
    const reply =
      typeof route === 'function'
        ? await route({ url: request.url, headers: request.headers, variables, before })
        : route;
    const { status = 200, headers = {} } = reply;
    const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
    return new Response(status === 204 || status === 304 ? null : text, {
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    });
  };
  return { fetch, asked };
}

export interface Ran<F> extends Reading<F> {
  readonly asked: readonly string[];
  readonly answers: readonly Answer[];
}

/** Collects through the recorder and reads what it stored, as the engine does. */
export async function run<F>(
  collector: CollectorDefinition<GithubConnection, F>,
  routes: Routes,
  options: { readonly signal?: AbortSignal; readonly baseUrl?: string } = {},
): Promise<Ran<F>> {
  const fake = fakeGithub(routes);
  const signal = options.signal ?? new AbortController().signal;
  const { connection, recorder, store } = recorded(fake.fetch, signal, options.baseUrl);
  await collector.collect(connection, { scope: SCOPE, signal, progress: () => {} });
  const answers = await answersOf(store, recorder.exchanges());
  return { ...collector.read(answers, SCOPE), asked: fake.asked, answers };
}

export function recorded(fetch: Fetch, signal: AbortSignal, baseUrl = 'https://api.github.com') {
  const store = new MemoryStore();
  const recorder = new Recorder({
    store: {
      putBlob: (bytes) => store.putBlob(bytes),
      getBlob: (digest) => store.getBlob(digest),
      recall: (key) => store.journal.get('step', key),
      journal: (exchange) => store.journal.put('step', exchange),
      previous: () => Promise.resolve(null),
    },
    fetch,
    signal,
  });
  const connection = openConnection(
    { org: ORG, token: TOKEN, baseUrl },
    { fetch: recorder.fetch, signal },
    { longestWait: 1, retries: 1, pauseUnit: 1 },
  );
  return { connection, recorder, store };
}

/** A refusal for want of a permission, as a fine-grained token gets it. */
export function forbidden(accepted: string): Reply {
  return {
    status: 403,
    body: { message: 'Resource not accessible by personal access token', status: '403' },
    headers: { 'x-accepted-github-permissions': accepted },
  };
}
