import { afterEach, describe, expect, it } from 'vitest';
import { at, messageOf, type Running, run } from './running.ts';

let running: Running;
afterEach(() => running.close());

describe('conditional requests', () => {
  it('answers an unchanged question with 304, which costs nothing', async () => {
    running = await run();
    const first = await running.get('/orgs/meridian-labs');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/);
    const used = Number(first.headers.get('x-ratelimit-used'));
    const again = await running.get('/orgs/meridian-labs', undefined, { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, null]);
    expect(Number(again.headers.get('x-ratelimit-used'))).toBe(used);
    expect(running.sandbox.requests.summary()).toMatchObject({ total: 2, counted: 1 });
  });

  it('gives each token its own tag, and a new one after a change', async () => {
    running = await run();
    const etag = (await running.get('/orgs/meridian-labs/repos')).headers.get('etag') ?? '';
    const other = running.as({ as: 'tariq-aziz' });
    expect((await running.get('/orgs/meridian-labs/repos', other, { 'if-none-match': etag })).status).toBe(200);
    running.sandbox.organisation.change('status-page', { archivedAt: '2025-01-01T00:00:00Z' });
    expect((await running.get('/orgs/meridian-labs/repos', undefined, { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('addresses', () => {
  it('sends a former name of a repository to the present one', async () => {
    running = await run();
    const moved = await running.get('/repos/meridian-labs/login-service/branches/main/protection');
    expect(moved.status).toBe(301);
    const location = moved.headers.get('location') ?? '';
    expect(location).toMatch(/\/api\/v3\/repositories\/\d+\/branches\/main\/protection$/);
    const followed = await running.get(location.slice(location.indexOf('/repositories')));
    expect(followed.status).toBe(200);
    const client = running.client(running.sandbox.tokens.admin);
    const { data } = await client.rest.repos.get({ owner: 'meridian-labs', repo: 'login-service' });
    expect(data.name).toBe('auth-service');
  });

  it('sends a former name of the organisation to the present one', async () => {
    running = await run();
    const moved = await running.get('/orgs/meridianlabs-io/members?per_page=5');
    expect(moved.status).toBe(301);
    const location = moved.headers.get('location') ?? '';
    const path = location.slice(location.indexOf('/organizations'));
    expect((await running.get(path)).status).toBe(200);
  });

  it('links pages to each other', async () => {
    running = await run({ members: 95 });
    const second = await running.get('/orgs/meridian-labs/members?per_page=30&page=2');
    const link = second.headers.get('link') ?? '';
    for (const relation of ['prev', 'next', 'last', 'first']) expect(link).toContain(`rel="${relation}"`);
    expect(link).toContain('page=4>; rel="last"');
    const last = await running.get('/orgs/meridian-labs/members?per_page=30&page=4');
    expect(last.body).toHaveLength(5);
    expect(last.headers.get('link')).not.toContain('rel="next"');
    expect((await running.get('/orgs/meridian-labs/members?per_page=1000')).body).toHaveLength(95);
    expect((await running.get('/orgs/meridian-labs/dependabot/alerts?page=2')).status).toBe(400);
  });
});

describe('limits', () => {
  it('refuses when the budget of the hour is gone, until it is renewed', async () => {
    running = await run({ limits: { core: 3 } });
    for (let count = 0; count < 3; count++) expect((await running.get('/user')).status).toBe(200);
    const refused = await running.get('/user');
    expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(messageOf(refused)).toMatch(/^API rate limit exceeded/);
    expect(Number(refused.headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(running.sandbox.clock.now());
    expect((await running.get('/rate_limit')).body).toMatchObject({
      resources: { core: { limit: 3, used: 3, remaining: 0 } },
    });
    const sameAccount = running.as({ as: 'helena-voss' });
    expect((await running.get('/user', sameAccount)).status).toBe(403);
    running.sandbox.clock.advance(3_600_001);
    expect((await running.get('/user')).status).toBe(200);
  });

  it('asks for a pause when a minute sees too much', async () => {
    running = await run({ limits: { restPerMinute: 2, retryAfter: 7 } });
    await running.get('/user');
    await running.get('/user');
    const refused = await running.get('/user');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([403, '7']);
    expect(messageOf(refused)).toContain('secondary rate limit');
    running.sandbox.clock.advance(60_001);
    expect((await running.get('/user')).status).toBe(200);
  });

  it('lets only so many requests be open at once', async () => {
    running = await run({ limits: { concurrent: 2 }, latency: 80 });
    const answers = await Promise.all([1, 2, 3].map(() => running.get('/user')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.find(({ status }) => status === 403)?.headers.get('retry-after')).toBe('60');
    expect((await running.get('/user')).status).toBe(200);
  });

  it('says RATE_LIMITED when the points are gone', async () => {
    running = await run({ limits: { graphql: 1 } });
    await running.graphql('{ viewer { login } }');
    const refused = await running.graphql('{ viewer { login } }');
    expect(refused.status).toBe(200);
    expect(at(refused.body, 'errors', 0, 'type')).toBe('RATE_LIMITED');
    expect(refused.headers.get('x-ratelimit-resource')).toBe('graphql');
  });

  it('dates its answers by the clock that tests move', async () => {
    running = await run({ time: () => Date.parse('2026-03-01T12:00:00Z') });
    running.sandbox.clock.advance(86_400_000);
    expect((await running.get('/user')).headers.get('date')).toBe('Mon, 02 Mar 2026 12:00:00 GMT');
  });
});

describe('the counter', () => {
  it('is read and reset from another process', async () => {
    running = await run();
    await running.get('/user');
    await running.graphql('query Who { viewer { login } }');
    const url = `${running.origin}/_sandbox/github/requests`;
    const seen = await (await fetch(`${url}?entries`)).json();
    expect(seen).toMatchObject({ total: 2, counted: 1, graphql: 1, points: 1 });
    expect(at(seen, 'entries', 1, 'operation')).toBe('Who');
    await fetch(url, { method: 'DELETE' });
    expect(await (await fetch(url)).json()).toMatchObject({ total: 0 });
    expect(await (await fetch(`${running.origin}/_sandbox/github/violations`)).json()).toEqual([]);
  });
});
