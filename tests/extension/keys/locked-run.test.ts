import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import type { WorkClient } from '#extension/background/work.ts';
import { database } from '#extension/store/database.ts';
import { fakeBrowser } from '../fake-browser.ts';
import * as tiny from '../offscreen/tiny-system.ts';

const fake = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: fake.api }));
vi.mock('#collectors/registry.ts', () => ({ providers: tiny.providers, collectors: tiny.collectors }));
vi.mock('#shared/checks/registry.ts', () => ({ checks: tiny.checks }));
const { advance } = await import('#extension/background/advance.ts');
const { lockKey, protectKey, signWaiting, unlockKey } = await import('#extension/keys/protect.ts');
const { evaluateInto } = await import('#extension/offscreen/evaluate.ts');
const { planRun } = await import('#extension/offscreen/plan-run.ts');
const { runStep } = await import('#extension/offscreen/run-step.ts');
const { setTimeSettings, timeOutcome } = await import('#extension/time/settings.ts');

/** A run whose key is locked at each of the points where it signs. */
const RUN = '01900000-0000-7000-8000-00000000000b';
const WAY = { kind: 'passphrase', passphrase: 'seven wet ladders sing' } as const;
const { signal } = new AbortController();
const host = { settled: () => Promise.resolve(), permitted: () => Promise.resolve(true) };
const db = database();
let asked = 0;

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  fake.session.clear();
  asked = 0;
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return Promise.resolve(Response.json({ safe: true }));
  });
  const run = { id: RUN, state: 'planning', providers: ['tiny'], finished: null, left: [], problem: null } as const;
  await db.runs.put({ ...run, started: new Date().toISOString() });
  await planRun(RUN, { tiny: {} }, signal);
  await protectKey(db, WAY);
});
afterEach(() => vi.unstubAllGlobals());

const first = async () => (await db.steps.where('run').equals(RUN).sortBy('order'))[0]?.id ?? '';
const work = (id: string) => ({ id, credential: {}, memo: new Map(), signal, host });
const records = () => db.log.filter(({ predicateType }) => predicateType === EVIDENCE_TYPE).count();
const evaluated = () => evaluateInto({ db, run: RUN, asOf: new Date().toISOString(), signal });

test('hands out nothing while the key is locked, and goes on once it is open', async () => {
  const calls: string[] = [];
  const client = { step: (id: string) => Promise.resolve(void calls.push(id)), release: () => Promise.resolve() };
  await db.connections.put({
    provider: 'tiny',
    target: 'tiny',
    origins: [],
    connected: '',
    permitted: true,
    credential: true,
    principal: { system: 'tiny', id: 'me', via: 'test' },
    tenants: [],
    left: [],
    probes: [],
  });
  fake.session.set('credential:tiny', {});
  await lockKey();
  await advance(client as unknown as WorkClient);
  expect(calls).toEqual([]);
  expect((await db.runs.get(RUN))?.state).toBe('collecting');
  await unlockKey(db, WAY);
  await advance(client as unknown as WorkClient);
  expect(calls).toEqual([await first()]);
});

test('keeps what a step was answered when the key is locked before its record is signed', async () => {
  await lockKey();
  await runStep(work(await first()));
  expect(await db.steps.get(await first())).toMatchObject({
    state: 'waiting',
    resumeAt: null,
    problem: { message: 'The signing key is locked.', locked: true },
  });
  expect(await db.journal.count()).toBe(3);
  expect(await records()).toBe(0);
  await unlockKey(db, WAY);
  await runStep(work(await first()));
  expect(await db.steps.get(await first())).toMatchObject({ state: 'collected', problem: null });
  expect({ asked, records: await records() }).toEqual({ asked: 3, records: 1 });
});

test('ends with a report all the same, says what could not be signed, and signs it later', async () => {
  await runStep(work(await first()));
  await lockKey();
  await evaluated();
  expect(await db.runs.get(RUN)).toMatchObject({ state: 'done', problem: { locked: true } });
  expect(await db.reports.count()).toBeGreaterThan(0);
  const size = await db.log.count();
  expect((await db.checkpoints.toArray()).map((each) => each.size)).not.toContain(size);
  await unlockKey(db, WAY);
  await signWaiting(db);
  expect((await db.checkpoints.toArray()).map((each) => each.size)).toContain(size);
  expect((await db.runs.get(RUN))?.problem).toBeNull();
});

test('an authority that does not answer is told in the options, and the run ends well', async () => {
  await expect(setTimeSettings(db, { url: 'ftp://tsa.test/', roots: '' })).rejects.toThrow('not the address');
  await expect(setTimeSettings(db, { url: 'https://tsa.test/', roots: 'x' })).rejects.toThrow('no certificate');
  const roots = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  await setTimeSettings(db, { url: 'https://tsa.test/', roots });
  await runStep(work(await first()));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await evaluated();
  expect(await db.runs.get(RUN)).toMatchObject({ state: 'done', problem: null });
  const outcome = await timeOutcome(db);
  expect(outcome).toMatchObject({
    size: null,
    problem: { message: 'The time stamp authority tsa.test cannot be reached.' },
  });
  expect(outcome?.problem?.advice).toContain('CORS');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('no', { status: 503 })));
  await evaluated();
  expect((await timeOutcome(db))?.problem?.message).toBe('The time stamp authority tsa.test answered 503.');
});
