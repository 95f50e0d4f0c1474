import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#extension/store/database.ts';
import type { Step } from '#extension/store/model.ts';
import type { WorkClient } from '#extension/background/work.ts';
import { fakeBrowser } from '../fake-browser.ts';

const fake = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: fake.api }));
const { advance, nextOf, RESUME_ALARM } = await import('#extension/background/advance.ts');
const { startRun, stopRun } = await import('#extension/background/runs.ts');
const { connect, disconnect, refreshConnections } = await import('#extension/background/connections.ts');

const ORIGIN = 'https://api.github.com/*';
const found = {
  principal: { system: 'github', id: 'octo', via: 'GET /user' },
  tenants: ['acme'],
  left: [],
  probes: [],
};

function workClient() {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))].join(' '));
      return Promise.resolve(null);
    };
  const client = {
    plan: note('plan'),
    step: note('step'),
    evaluate: note('evaluate'),
    abort: note('abort'),
    release: note('release'),
    identify: () => Promise.resolve({ ok: true, value: found }),
    refresh: () => Promise.resolve({ ok: true, value: null }),
    sample: () => Promise.resolve({ ok: true, value: null }),
  } as unknown as WorkClient;
  return { client, calls };
}

function step(run: string, order: number, change: Partial<Step> = {}): Step {
  return {
    id: `${run}|github/${order}|acme|`,
    run,
    order,
    provider: 'github',
    collector: `github/${order}`,
    title: `Step ${order}`,
    scope: { system: 'github', tenant: 'acme' },
    state: 'open',
    progress: null,
    attempts: 0,
    resumeAt: null,
    problem: null,
    entry: null,
    ...change,
  };
}

async function connected(): Promise<void> {
  fake.granted.add(ORIGIN);
  const { client } = workClient();
  await connect(client, { provider: 'github', input: { token: 'secret-token' }, origins: [ORIGIN], target: 'acme' });
}

async function collecting(...steps: Partial<Step>[]): Promise<string> {
  await connected();
  const run = await startRun(['github']);
  await database().steps.bulkPut(steps.map((change, order) => step(run, order, change)));
  await database().runs.update(run, { state: 'collecting' });
  return run;
}

beforeEach(async () => {
  fake.granted.clear();
  fake.session.clear();
  fake.alarms.clear();
  await Promise.all(database().tables.map((table) => table.clear()));
});

describe('a run', () => {
  it('is planned with the credential, and an alarm brings it back', async () => {
    await connected();
    const run = await startRun(['github']);
    const { client, calls } = workClient();
    await advance(client);
    expect(calls).toEqual([`plan ${run} {"github":{"token":"secret-token"}}`]);
    expect(fake.alarms.get(RESUME_ALARM)).toEqual({ periodInMinutes: 0.5 });
  });

  it('is one at a time', async () => {
    const [a, b] = await Promise.all([startRun(['github']), startRun(['aws'])]);
    expect(a).toBe(b);
    expect(await database().runs.count()).toBe(1);
  });

  it('hands out one step a system, the one that may have died first', async () => {
    const run = await collecting({ state: 'collected', entry: 1 }, {}, { state: 'running', attempts: 1 });
    const { client, calls } = workClient();
    await advance(client);
    expect(calls).toEqual([`step ${run}|github/2|acme| {"token":"secret-token"}`]);
    expect((await database().steps.get(`${run}|github/2|acme|`))?.attempts).toBe(1);
  });

  it('marks a step that it hands out, once, however often it is asked', async () => {
    const run = await collecting({});
    const { client, calls } = workClient();
    await Promise.all([advance(client), advance(client), advance(client)]);
    expect(new Set(calls).size).toBe(1);
    expect(await database().steps.get(`${run}|github/0|acme|`)).toMatchObject({ state: 'running', attempts: 1 });
  });

  it('waits out a limit, and then goes on with the step that met it', async () => {
    const later = new Date(Date.now() + 60_000).toISOString();
    const run = await collecting({ state: 'waiting', resumeAt: later }, {});
    const { client, calls } = workClient();
    await advance(client);
    expect(calls).toEqual([]);
    await database().steps.update(`${run}|github/0|acme|`, { resumeAt: new Date(Date.now() - 1).toISOString() });
    await advance(client);
    expect(calls[0]).toContain('github/0');
  });

  it('is judged when every step has ended, and left alone when it is done', async () => {
    const run = await collecting({ state: 'collected', entry: 1 }, { state: 'failed' }, { state: 'blocked' });
    const { client, calls } = workClient();
    await advance(client);
    expect(calls).toEqual([`evaluate ${run}`]);
    await advance(client);
    expect(calls).toEqual([`evaluate ${run}`, `evaluate ${run}`]);
    await database().runs.update(run, { state: 'done' });
    await advance(client);
    expect(calls.at(-1)).toBe('release');
    expect(fake.alarms.has(RESUME_ALARM)).toBe(false);
  });

  it('ends its open steps, with the reason, when the permission is gone', async () => {
    const run = await collecting({ state: 'collected', entry: 1 }, { state: 'running' }, {});
    fake.granted.clear();
    const { client, calls } = workClient();
    await advance(client);
    const steps = await database().steps.where('run').equals(run).sortBy('order');
    expect(steps.map(({ state }) => state)).toEqual(['collected', 'blocked', 'blocked']);
    expect(steps[1]?.problem?.message).toContain('withdrawn');
    expect(calls).toEqual([`evaluate ${run}`]);
  });

  it('ends its open steps when the credential has left with the browser', async () => {
    const run = await collecting({});
    fake.session.clear();
    const { client } = workClient();
    await advance(client);
    expect((await database().steps.get(`${run}|github/0|acme|`))?.problem?.message).toContain('is gone');
  });

  it('keeps what it collected when it is stopped', async () => {
    const run = await collecting({ state: 'collected', entry: 1 }, { state: 'running' }, {});
    await stopRun(run);
    const states = (await database().steps.where('run').equals(run).sortBy('order')).map(({ state }) => state);
    expect(states).toEqual(['collected', 'blocked', 'blocked']);
  });
});

describe('the next step', () => {
  it('is none while a limit lasts', () => {
    const now = '2026-11-24T08:00:00.000Z';
    const waiting = step('r', 0, { state: 'waiting', resumeAt: '2026-11-24T08:00:01.000Z' });
    expect(nextOf([waiting, step('r', 1)], now)).toBeUndefined();
    expect(nextOf([{ ...waiting, resumeAt: now }, step('r', 1)], now)?.order).toBe(0);
    expect(nextOf([step('r', 1)], now)?.order).toBe(1);
    expect(nextOf([], now)).toBeUndefined();
  });
});

describe('a connection', () => {
  it('keeps its credential for the session and off the disk', async () => {
    await connected();
    expect(fake.session.get('credential:github')).toEqual({ token: 'secret-token' });
    const row = await database().connections.get('github');
    expect(row).toMatchObject({ permitted: true, credential: true, tenants: ['acme'] });
    expect(JSON.stringify(row)).not.toContain('secret-token');
  });

  it('is not made with a credential that the system refuses', async () => {
    const { client } = workClient();
    const problem = { message: 'GitHub does not accept the token.', advice: 'Make another.' };
    const refusing = { ...client, identify: () => Promise.resolve({ ok: false as const, problem }) };
    const reply = await connect(refusing, { provider: 'github', input: { token: 'x' }, origins: [], target: 'acme' });
    expect(reply).toEqual({ ok: false, problem });
    expect(fake.session.size).toBe(0);
    expect(await database().connections.count()).toBe(0);
  });

  it('notices that its permission or its credential is gone', async () => {
    await connected();
    fake.granted.clear();
    await refreshConnections();
    expect(await database().connections.get('github')).toMatchObject({ permitted: false, credential: true });
    fake.session.clear();
    await refreshConnections();
    expect(await database().connections.get('github')).toMatchObject({ permitted: false, credential: false });
  });

  it('gives everything back when it ends', async () => {
    await connected();
    const { client, calls } = workClient();
    await disconnect(client, 'github');
    expect(fake.session.size).toBe(0);
    expect(fake.granted.size).toBe(0);
    expect(await database().connections.count()).toBe(0);
    expect(calls).toEqual(['abort github']);
  });
});
