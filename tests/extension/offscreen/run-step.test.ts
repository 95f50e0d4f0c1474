import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { database } from '#extension/store/database.ts';
import type { Step } from '#extension/store/model.ts';
import * as tiny from './tiny-system.ts';

vi.mock('#collectors/registry.ts', () => ({ providers: tiny.providers, collectors: tiny.collectors }));
vi.mock('#shared/checks/registry.ts', () => ({ checks: tiny.checks }));
const { createWork } = await import('#extension/offscreen/work.ts');
const { runStep } = await import('#extension/offscreen/run-step.ts');
const { planRun } = await import('#extension/offscreen/plan-run.ts');
const { identify } = await import('#extension/offscreen/identify.ts');
const { evaluateInto } = await import('#extension/offscreen/evaluate.ts');

const RUN = '01900000-0000-7000-8000-00000000000a';
const db = database();
let asked: string[] = [];
let permitted = true;
let settled = 0;
const host = {
  settled: () => Promise.resolve((settled += 1)),
  permitted: () => Promise.resolve(permitted),
};

/** Replaces the platform's fetch; `answer` may throw. */
function system(answer: (url: string, signal: AbortSignal | null) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url.replace('https://tiny.test/', ''));
    return answer(url, init?.signal ?? null);
  });
}

const well = (): Response => Response.json({ safe: true });

function work(id: string, signal = new AbortController().signal) {
  return { id, credential: {}, memo: new Map(), signal, host };
}

async function planned(): Promise<readonly Step[]> {
  await db.runs.put({
    id: RUN,
    state: 'planning',
    providers: ['tiny'],
    started: new Date().toISOString(),
    finished: null,
    left: [],
    problem: null,
  });
  await planRun(RUN, { tiny: {} }, new AbortController().signal);
  return db.steps.where('run').equals(RUN).sortBy('order');
}

async function evidence(): Promise<number> {
  return (await db.log.toArray()).filter(({ predicateType }) => predicateType === EVIDENCE_TYPE).length;
}

beforeEach(async () => {
  asked = [];
  permitted = true;
  settled = 0;
  await Promise.all(db.tables.map((table) => table.clear()));
  system(well);
});

describe('the plan of a run', () => {
  it('is a step for each collector, written once', async () => {
    const steps = await planned();
    expect(steps.map(({ collector, state }) => [collector, state])).toEqual([
      ['tiny/one', 'open'],
      ['tiny/two', 'open'],
    ]);
    expect((await db.runs.get(RUN))?.left).toEqual([{ what: 'old', why: 'it is closed' }]);
    await db.steps.update(steps[0]?.id ?? '', { state: 'collected' });
    await planRun(RUN, { tiny: {} }, new AbortController().signal);
    expect((await db.steps.get(steps[0]?.id ?? ''))?.state).toBe('collected');
  });

  it('fails with the reason when there is nothing to read', async () => {
    await db.runs.put({
      id: RUN,
      state: 'planning',
      providers: [],
      started: new Date().toISOString(),
      finished: null,
      left: [],
      problem: null,
    });
    await planRun(RUN, { gone: {} }, new AbortController().signal);
    expect(await db.runs.get(RUN)).toMatchObject({
      state: 'failed',
      problem: { message: 'There is no provider "gone".' },
    });
  });
});

describe('a step', () => {
  it('ends as one record with every answer in it', async () => {
    const [one] = await planned();
    await runStep(work(one?.id ?? ''));
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({ state: 'collected', progress: { done: 3, total: 3 } });
    expect(await evidence()).toBe(1);
    expect(await db.journal.count()).toBe(0);
    expect(asked).toHaveLength(3);
  });

  it('is run once by two that were told to at once', async () => {
    const [one] = await planned();
    await Promise.all([runStep(work(one?.id ?? '')), runStep(work(one?.id ?? ''))]);
    expect(await evidence()).toBe(1);
    expect(asked).toHaveLength(3);
  });

  it('asks nothing twice after it was killed half way', async () => {
    const [one] = await planned();
    let dead = false;
    system((url, signal) => {
      if (!url.endsWith('page=3') || dead) return well();
      // A killed document never hears of an answer.
      dead = true;
      return new Promise<Response>((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      });
    });
    const kill = new AbortController();
    const killed = runStep(work(one?.id ?? '', kill.signal));
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    expect(await db.journal.count()).toBe(2);
    // The lock of a dead document is released by the browser; here its promise is abandoned.
    const locks = vi.spyOn(navigator.locks, 'request').mockImplementation(async (...args: unknown[]) => {
      const action = args.at(-1) as () => Promise<unknown>;
      return action();
    });
    await runStep(work(one?.id ?? ''));
    locks.mockRestore();
    expect(asked.slice(3)).toEqual(['one?page=3']);
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({ state: 'collected' });
    expect(await evidence()).toBe(1);
    kill.abort();
    await killed;
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({ state: 'collected' });
  });

  it('waits when a rate limit says so, with its answers kept', async () => {
    const [one] = await planned();
    const resumeAt = new Date(Date.now() + 60_000).toISOString();
    system((url) => {
      if (url.endsWith('page=2')) throw new ThrottledError('Tiny asks for a pause.', resumeAt);
      return well();
    });
    await runStep(work(one?.id ?? ''));
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({ state: 'waiting', resumeAt, entry: null });
    expect(await evidence()).toBe(0);
    system(well);
    asked = [];
    await runStep(work(one?.id ?? ''));
    expect(asked).toEqual(['one?page=2', 'one?page=3']);
    expect(await evidence()).toBe(1);
  });

  it('is blocked, and leaves no record, when its permission goes away under it', async () => {
    const [one] = await planned();
    system((url) => {
      if (!url.endsWith('page=2')) return well();
      permitted = false;
      throw new TypeError('Failed to fetch');
    });
    await runStep(work(one?.id ?? ''));
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({
      state: 'blocked',
      problem: { message: 'Access to Tiny was withdrawn in the browser.' },
    });
    expect(await evidence()).toBe(0);
  });

  it('is tried again when nothing answers, and then fails by name', async () => {
    const [one] = await planned();
    system(() => {
      throw new TypeError('Failed to fetch');
    });
    await db.steps.update(one?.id ?? '', { attempts: 1 });
    await runStep(work(one?.id ?? ''));
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({ state: 'waiting' });
    await db.steps.update(one?.id ?? '', { attempts: 3 });
    await runStep(work(one?.id ?? ''));
    const failed = await db.steps.get(one?.id ?? '');
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed?.problem?.message).toContain('tiny.test');
    expect(await evidence()).toBe(0);
  });
});

describe('the collecting document', () => {
  it('does not start what is going on, and says when it has ended', async () => {
    const [one] = await planned();
    const doing = createWork(host);
    doing.step(one?.id ?? '', {});
    doing.step(one?.id ?? '', {});
    await vi.waitFor(() => expect(settled).toBe(1));
    expect(asked).toHaveLength(3);
  });

  it('aborts the steps of one provider', async () => {
    const [one] = await planned();
    let waiting = false;
    vi.stubGlobal('fetch', (_: unknown, init?: RequestInit) => {
      waiting = true;
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      });
    });
    const doing = createWork(host);
    doing.step(one?.id ?? '', {});
    await vi.waitFor(() => expect(waiting).toBe(true));
    doing.abort('other');
    permitted = false;
    doing.abort('tiny');
    await vi.waitFor(() => expect(settled).toBe(1));
    expect(await db.steps.get(one?.id ?? '')).toMatchObject({ state: 'blocked' });
  });

  it('says what a credential may read', async () => {
    const found = await identify('tiny', {}, new AbortController().signal);
    expect(found).toMatchObject({ principal: { id: 'me' }, tenants: ['acme'] });
    expect(found.probes.map(({ permission }) => permission)).toEqual(['one: read', 'two: read']);
    await expect(identify('gone', {}, new AbortController().signal)).rejects.toThrow(/no provider/);
  });
});

describe('the report', () => {
  it('is computed in every edition, with its lines apart, and ends the run with a checkpoint', async () => {
    const steps = await planned();
    for (const { id } of steps) await runStep(work(id));
    await evaluateInto({ db, run: RUN, asOf: new Date().toISOString(), signal: new AbortController().signal });
    expect(await db.reports.count()).toBe(4);
    const report = (await db.reports.get('iso27001-2022'))?.report;
    expect(report?.controls).toHaveLength(93);
    expect(report?.controls.find(({ id }) => id === 'A.8.9')).toMatchObject({ status: 'conforming', evidence: 1 });
    expect(report?.sources.map(({ collector }) => collector).sort()).toEqual(['tiny/one', 'tiny/two']);
    expect(await db.lines.get('tiny/check')).toBeDefined();
    expect(await db.runs.get(RUN)).toMatchObject({ state: 'done' });
    expect(await db.checkpoints.toArray()).toHaveLength(1);
  });

  it('fails the run, with the reason, when it cannot be computed', async () => {
    const steps = await planned();
    await runStep(work(steps[0]?.id ?? ''));
    const [blob] = await db.blobs.toArray();
    await db.blobs.put({ sha256: blob?.sha256 ?? '', bytes: new Uint8Array([1]) });
    await evaluateInto({ db, run: RUN, asOf: new Date().toISOString(), signal: new AbortController().signal });
    expect(await db.runs.get(RUN)).toMatchObject({ state: 'failed' });
    expect((await db.runs.get(RUN))?.problem?.message).toContain('not what their digest');
  });
});
