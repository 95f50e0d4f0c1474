import { describe, expect, it } from 'vitest';
import { openConnection } from '#collectors/github/client/connection.ts';
import { PATIENCE } from '#collectors/github/client/octokit.ts';
import { pageThrough } from '#collectors/github/client/paging.ts';
import provider from '#collectors/github/provider.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { type Asked, fakeGithub, type Reply, type Routes, recorded, TOKEN } from './lib/run.ts';

/** In an hour, as GitHub writes it. */
const RESET = String(Math.ceil(Date.now() / 1000) + 3600);

const calm = new AbortController().signal;
const credential = { org: 'acme', token: TOKEN, baseUrl: 'https://api.github.com' };

function open(routes: Routes, baseUrl?: string) {
  const fake = fakeGithub(routes);
  return { ...recorded(fake.fetch, calm, baseUrl), asked: fake.asked };
}

describe('a connection to GitHub', () => {
  it('names the version of the API and itself, and authenticates', async () => {
    const seen: Headers[] = [];
    const { connection } = open({ 'GET /user': ({ headers }) => (seen.push(headers), { body: { login: 'ann' } }) });
    expect(await connection.get('/user')).toMatchObject({ ok: true, data: { login: 'ann' } });
    expect(seen[0]?.get('x-github-api-version')).toBe('2022-11-28');
    expect(seen[0]?.get('authorization')).toBe(`token ${TOKEN}`);
    expect(seen[0]?.get('user-agent')).toContain('annexa');
  });

  it('records the name, the variables and the text of a GraphQL question', async () => {
    const { connection, recorder, store } = open({ Viewer: { body: { data: { viewer: { login: 'ann' } } } } });
    await connection.graphql('Viewer', 'query Viewer { viewer { login } }', { n: 1 });
    const [exchange] = recorder.exchanges();
    expect(exchange?.params).toEqual({ operationName: 'Viewer', variables: { n: 1 } });
    const text = await store.getBlob(exchange?.request?.sha256 ?? '');
    expect(new TextDecoder().decode(text ?? undefined)).toBe('query Viewer { viewer { login } }');
  });

  it('finds GraphQL of a server of its own beside the REST API', async () => {
    const { connection, recorder } = open({ Viewer: { body: { data: {} } } }, 'https://ghe.example.com/api/v3');
    await connection.graphql('Viewer', 'query Viewer { viewer { login } }', {});
    expect(recorder.exchanges()[0]?.url).toBe('https://ghe.example.com/api/graphql');
  });

  it('keeps at most five requests in flight', async () => {
    let now = 0;
    let most = 0;
    const slow = async (): Promise<Reply> => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 40));
      now -= 1;
      return { body: {} };
    };
    const paths = Array.from({ length: 30 }, (_, at) => `/repos/acme/r${at}`);
    const { connection } = open(Object.fromEntries(paths.map((path) => [`GET ${path}`, slow])));
    await Promise.all(paths.map((path) => connection.get(path)));
    expect(most).toBe(5);
  });

  it('tries again after a server error, and says how often in the record', async () => {
    const { connection, recorder } = open({
      'GET /user': ({ before }) => (before === 0 ? { status: 502, text: '' } : { body: { login: 'ann' } }),
    });
    expect(await connection.get('/user')).toMatchObject({ ok: true });
    expect(recorder.exchanges()).toMatchObject([{ status: 200, attempts: 2 }]);
  });

  it.each([
    [
      {
        status: 403,
        body: { message: 'API rate limit exceeded for user ID 1.' },
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': RESET },
      },
      new Date((Number(RESET) + 1) * 1000).toISOString(),
    ],
    [
      {
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit.' },
        headers: { 'retry-after': '600' },
      },
      null,
    ],
    [{ status: 429, body: { message: 'Too many requests' }, headers: { 'retry-after': '600' } }, null],
  ])('pauses for a limit that lasts: %j', async (answer, resumeAt) => {
    const { connection, asked } = open({ 'GET /user': answer });
    const error = await connection.get('/user').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ThrottledError);
    const when = (error as ThrottledError).resumeAt;
    expect(resumeAt ?? when).toBe(when);
    expect(Date.parse(when) - Date.now()).toBeGreaterThan(500_000);
    expect(asked).toEqual(['GET /user']);
  });

  it('pauses for the limit of GraphQL, which comes with status 200', async () => {
    const body = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': RESET };
    for (const baseUrl of ['https://api.github.com', 'https://ghe.example.com/api/v3']) {
      const { connection } = open({ Viewer: { body, headers } }, baseUrl);
      await expect(connection.graphql('Viewer', 'query Viewer { viewer { login } }', {})).rejects.toThrow(
        ThrottledError,
      );
    }
  });

  it('sits a short limit out', async () => {
    const limited = { status: 429, body: { message: 'secondary rate limit' }, headers: { 'retry-after': '1' } };
    const { connection } = open({ 'GET /user': ({ before }) => (before === 0 ? limited : { body: { login: 'ann' } }) });
    expect(await connection.get('/user')).toMatchObject({ ok: true });
  });

  it('asks nothing more once the token is refused as such', async () => {
    const { connection, asked } = open({ 'GET /user': { status: 401, body: { message: 'Bad credentials' } } });
    await connection.get('/user');
    expect(await connection.get('/orgs/acme')).toMatchObject({ ok: false, status: null });
    expect(asked).toEqual(['GET /user']);
  });

  it('stops waiting the moment it is aborted', async () => {
    const abort = new AbortController();
    const fetch = () => new Promise<Response>(() => {});
    const connection = openConnection(credential, { fetch, signal: abort.signal }, PATIENCE);
    const waiting = connection.get('/user');
    setTimeout(() => abort.abort(new Error('stopped')), 20);
    const started = Date.now();
    await expect(waiting).rejects.toThrow('stopped');
    expect(Date.now() - started).toBeLessThan(1000);
    await expect(connection.get('/user')).rejects.toThrow('stopped');
  });
});

describe('pages of GraphQL', () => {
  const answer = (from: number, size: number, total: number): Reply => ({
    body: {
      data: {
        list: {
          totalCount: total,
          pageInfo: { hasNextPage: from + size < total, endCursor: String(from + size) },
          nodes: Array.from({ length: Math.min(size, total - from) }, (_, at) => ({ id: from + at })),
        },
      },
    },
  });
  const request = {
    operation: 'List',
    query: 'query List($n: Int!) { list(first: $n) { totalCount } }',
    variables: {},
    at: ['list'],
    sizes: { first: 40, smallest: 5, largest: 100 },
  };

  async function sizesOf(reply: (asked: Asked, size: number) => Reply | null, total: number) {
    const sizes: number[] = [];
    const seen: unknown[] = [];
    const { connection } = open({
      List: (asked) => {
        const size = Number(asked.variables['n']);
        sizes.push(size);
        return reply(asked, size) ?? answer(Number(asked.variables['after'] ?? 0), size, total);
      },
    });
    await pageThrough(connection, request, { progress: () => {} }, (nodes) => seen.push(...nodes));
    return { sizes, seen: seen.length };
  }

  it('grow while GitHub keeps up, and end with what is left', async () => {
    expect(await sizesOf(() => null, 250)).toEqual({ sizes: [40, 80, 100, 30], seen: 250 });
  });

  it.each([
    ['a timeout', { status: 502, text: '<html>' }],
    [
      'a resource limit',
      {
        body: {
          data: { list: null },
          errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
        },
      },
    ],
  ])('shrink at %s and grow back', async (_what, failure) => {
    const { sizes, seen } = await sizesOf((_asked, size) => (size > 30 ? failure : null), 100);
    expect(sizes).toEqual([40, 20, 40, 20, 40, 20, 40, 20, 20]);
    expect(seen).toBe(100);
  });

  it('give up at the smallest size', async () => {
    const { sizes, seen } = await sizesOf(() => ({ status: 502, text: '' }), 100);
    expect(sizes.at(-1)).toBe(5);
    expect(seen).toBe(0);
  });
});

describe('identify', () => {
  it.each([
    [{ 'GET /user': { body: { login: 'ann' } } }, { id: 'ann', via: 'GET /user' }],
    [
      {
        'GET /user': { status: 403, body: { message: 'Resource not accessible by integration' } },
        Viewer: { body: { data: { viewer: { login: 'audit[bot]' } } } },
      },
      { id: 'audit[bot]', via: 'GraphQL viewer' },
    ],
  ])('says who the token is (%#)', async (routes: Routes, expected) => {
    expect(await provider.identify(open(routes).connection)).toEqual({ system: 'github', ...expected });
  });

  it.each([
    [{ status: 401, body: { message: 'Bad credentials' } }, /wrong, expired or revoked/],
    [{ status: 404, body: {} }, /no GitHub API/],
  ])('throws a ConnectionError with advice (%#)', async (reply, message) => {
    const failing = provider.identify(open({ 'GET /user': reply }).connection);
    await expect(failing).rejects.toThrow(ConnectionError);
    await expect(provider.identify(open({ 'GET /user': reply }).connection)).rejects.toThrow(message);
  });

  it('says that the host cannot be reached', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    const connection = openConnection(
      credential,
      { fetch, signal: calm },
      { longestWait: 0, retries: 0, pauseUnit: 1 },
    );
    await expect(provider.identify(connection)).rejects.toThrow(/could not be reached at https:\/\/api.github.com/);
  });
});
