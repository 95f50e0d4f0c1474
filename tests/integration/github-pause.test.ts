import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GithubConnection } from '#collectors/github/client/connection.ts';
import { collectors } from '#collectors/registry.ts';
import type { CollectContext, Probe } from '#shared/define.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { collectAll, findings, quick, type Served, serve, workspace } from '../collectors/github/lib/sandbox.ts';

const { signal } = new AbortController();

describe('a limit in the middle of a run', () => {
  let served: Served;
  beforeEach(async () => {
    served = await serve({ repos: 60, members: 20 });
  });
  afterEach(() => served.close());

  it('pauses the step, and the same run goes on without asking anything again', async () => {
    const space = await workspace();
    const options = { token: served.github.tokens.admin, only: ['settings'], run: 'paused' };
    served.github.faults.add({
      fault: '403-rate-limit',
      retryAfter: 3600,
      match: { path: /\/repos\?.*per_page=100$/ },
    });
    const error = await collectAll(served, space, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ThrottledError);
    expect(Date.parse((error as ThrottledError).resumeAt)).toBeGreaterThan(Date.now() + 3_000_000);
    const before = served.github.requests.total;
    const answered = new Set(
      served.github.requests.entries
        .filter(({ status, operation }) => status === 200 && operation === null)
        .map(({ path }) => path),
    );
    served.github.requests.reset();

    // A worker that was killed comes back with nothing but its store.
    served.github.faults.clear();
    const results = await collectAll(served, space, options);
    const open = results.filter(({ completeness }) => !completeness.complete);
    expect(open.map(({ evidence }) => evidence.collector.id)).toEqual(['github/enterprise']);
    // Only who the token is was asked a second time: that is no part of a step.
    const again = served.github.requests.entries.map(({ path }) => path).filter((path) => answered.has(path));
    expect(again).toEqual(['/user']);
    const uninterrupted = await workspace();
    served.github.requests.reset();
    await collectAll(served, uninterrupted, { ...options, run: 'whole' });
    const whole = served.github.requests.total;
    console.log(`paused after ${before} requests; a whole run takes ${whole}`);
    const said = [...(await findings(space)).values()].map(({ check, outcomes }) => [check, outcomes]);
    const straight = [...(await findings(uninterrupted)).values()].map(({ check, outcomes }) => [check, outcomes]);
    expect(said).toEqual(straight);
    expect(space.store.log).toHaveLength(uninterrupted.store.log.length);
  });
});

describe('what a token may, before any run', () => {
  async function doctor(served: Served, token: string): Promise<Map<string, readonly Probe[]>> {
    const provider = quick();
    const credential = provider.parseCredential({ org: served.github.org, token, baseUrl: served.baseUrl });
    const scope = { system: 'github', tenant: served.github.org };
    const connection = await provider.connect(credential, {
      fetch: (input, init) => fetch(input, init),
      signal,
      scope,
      memo: new Map(),
    });
    const context: CollectContext = { scope, signal, progress: () => {} };
    const found = new Map<string, readonly Probe[]>();
    for (const collector of own) found.set(collector.id, await collector.probe(connection, context));
    return found;
  }
  const own = [...collectors.values()].filter(({ id }) => id.startsWith('github/'));

  it('is granted, refused or unknown for every permission, in few requests', async () => {
    const served = await serve({ repos: 60, members: 20 });
    const admin = await doctor(served, served.github.tokens.admin);
    console.log(`doctor: ${served.github.requests.total} requests`);
    expect(served.github.requests.total).toBeLessThanOrEqual(20);
    for (const collector of own) {
      const probes = admin.get(collector.id) ?? [];
      expect(probes.map(({ permission }) => permission).sort()).toEqual(
        collector.permissions.map(({ name }) => name).sort(),
      );
    }
    const verdicts = [...admin].flatMap(([id, probes]) =>
      probes.map(({ permission, verdict }) => `${id} ${permission}: ${verdict}`),
    );
    expect(verdicts.filter((line) => line.endsWith('refused'))).toEqual([
      "github/enterprise an enterprise owner's classic token with read:enterprise: refused",
      'github/organization-details Personal access tokens: read (organization): refused',
      'github/organization-details Personal access token requests: read (organization): refused',
    ]);
    const none = [...(await doctor(served, served.github.tokens.none)).values()].flat();
    expect(none.filter(({ verdict }) => verdict === 'granted')).toEqual([]);
    expect(none.some(({ note }) => note?.includes('needs'))).toBe(true);
    await served.close();
  });

  it('foresees what a run costs', async () => {
    const served = await serve({ repos: 200, members: 120 });
    const provider = quick();
    const credential = provider.parseCredential({
      org: served.github.org,
      token: served.github.tokens.admin,
      baseUrl: served.baseUrl,
    });
    const scope = { system: 'github', tenant: served.github.org };
    const connection = (await provider.connect(credential, {
      fetch: (input, init) => fetch(input, init),
      signal,
      scope,
      memo: new Map(),
    })) as GithubConnection;
    const settings = own.filter(({ group }) => group === 'settings');
    const costs = [];
    for (const collector of settings) {
      costs.push(await collector.estimate?.(connection, { scope, signal, progress: () => {} }));
    }
    const requests = costs.reduce((sum, cost) => sum + (cost?.requests ?? 0), 0);
    const points = costs.reduce((sum, cost) => sum + (cost?.points ?? 0), 0);
    expect(Math.abs(requests - 20)).toBeLessThanOrEqual(2);
    expect(Math.abs(points - 38)).toBeLessThanOrEqual(6);
    await served.close();
  });
});
