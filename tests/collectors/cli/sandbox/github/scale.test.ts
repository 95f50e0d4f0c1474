import { describe, expect, it } from 'vitest';
import { run } from './running.ts';

describe('a large organisation', () => {
  it('lists 2,000 repositories in 20 requests, quickly, every one once', async () => {
    const running = await run({ repos: 2_000, members: 300 });
    const client = running.client(running.sandbox.tokens.admin);
    await client.rest.repos.listForOrg({ org: running.sandbox.org, per_page: 1 });
    running.sandbox.requests.reset();
    const start = performance.now();
    const found = await client.paginate(client.rest.repos.listForOrg, { org: running.sandbox.org, per_page: 100 });
    expect(new Set(found.map((each) => each.id)).size).toBe(2_000);
    expect(new Set(found.map((each) => each.name)).size).toBe(2_000);
    expect(running.sandbox.requests.total).toBe(20);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(running.sandbox.violations).toEqual([]);
    await running.close();
  }, 60_000);

  it('starts with 20,000 repositories at once and finds the last of them', async () => {
    const start = performance.now();
    const running = await run({ repos: 20_000, members: 20_000 });
    const last = running.sandbox.organisation.nameOf(19_999);
    expect((await running.get(`/repos/meridian-labs/${last}`)).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(5_000);
    await running.close();
  }, 30_000);
});
