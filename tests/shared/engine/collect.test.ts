import { describe, expect, it } from 'vitest';
import type { Fetch } from '#shared/define.ts';
import { collectStep } from '#shared/engine/collect.ts';
import type { Step } from '#shared/engine/plan.ts';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import { collectors, newStore, provider, scope } from './example.ts';

const collector = collectors.get('doors/list');
if (collector === undefined) throw new Error('the example lost its collector');
const step: Step = { collector: 'doors/list', scope };
const START = Date.parse('2026-11-24T08:00:00.000Z');

const PAGES: Record<string, unknown> = {
  '1': { doors: [{ id: 'front', locked: true }], more: true, total: 2 },
  '2': { doors: [{ id: 'back', locked: false }], more: false, total: 2 },
};

/** Serves the two pages; `odd` may answer a page otherwise. Counts every request. */
function doors(
  odd: (page: string, asked: number, init?: RequestInit) => Response | Error | undefined = () => undefined,
) {
  const asked: string[] = [];
  const fetch: Fetch = async (input, init) => {
    const page = new URL(input instanceof Request ? input.url : input).searchParams.get('page') ?? '';
    asked.push(page);
    const answer = odd(page, asked.length, init);
    if (answer instanceof Error) throw answer;
    return (
      answer ?? Response.json(PAGES[page], { headers: { etag: `"${page}"`, date: new Date(START).toUTCString() } })
    );
  };
  return { fetch, asked };
}

async function set(run = 'run-1') {
  const { store, writer } = await newStore();
  const collect = (fetch: Fetch, signal = new AbortController().signal, id = run) =>
    collectStep({
      provider,
      collector: collector as NonNullable<typeof collector>,
      credential: 'key',
      step,
      run: { id, trigger: 'manual' },
      actor: { operator: 'ann' },
      host: 'cli',
      runtime: 'test',
      store,
      writer,
      fetch,
      signal,
      memo: new Map(),
      now: () => START,
    });
  return { store, collect };
}

describe('collectStep', () => {
  it('records every exchange with its bytes as received, and appends one record', async () => {
    const { store, collect } = await set();
    const { evidence, requests, entry } = await collect(doors().fetch);
    expect(requests).toBe(2);
    expect(evidence.completeness).toEqual({ complete: true, pages: 2, items: 2, expected: 2 });
    const [first] = evidence.exchanges;
    expect(first).toMatchObject({ method: 'GET', status: 200, serverDate: '2026-11-24T08:00:00.000Z', skewMs: 0 });
    const bytes = await store.getBlob(first?.response?.sha256 ?? '');
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe(JSON.stringify(PAGES['1']));
    expect(await store.entry(entry.index)).toEqual(entry);
  });

  it('keeps a refusal as evidence', async () => {
    const { collect } = await set();
    const { evidence } = await collect(
      doors((page) => (page === '2' ? new Response('no', { status: 403 }) : undefined)).fetch,
    );
    expect(evidence.exchanges.map(({ status }) => status)).toEqual([200, 403]);
    expect(evidence.completeness).toMatchObject({ complete: false, items: 1, expected: 2 });
  });

  it('keeps what was reached when the connection fails on the way', async () => {
    const { collect } = await set();
    const { evidence } = await collect(doors((page) => (page === '2' ? new TypeError('reset') : undefined)).fetch);
    expect(evidence.exchanges[1]).toMatchObject({ failure: 'network' });
    expect(evidence.completeness).toMatchObject({ complete: false, items: 1 });
    expect(evidence.completeness.note).toContain('reset');
  });

  it('appends nothing when nothing answered', async () => {
    const { store, collect } = await set();
    const before = await store.size();
    await expect(collect(doors(() => new TypeError('no route')).fetch)).rejects.toBeInstanceOf(ConnectionError);
    expect(await store.size()).toBe(before);
  });

  it('resumes an interrupted step without asking anything twice', async () => {
    const { store, collect } = await set();
    const limit = new ThrottledError('slow down', '2026-11-24T09:00:00.000Z');
    const interrupted = doors((page) => (page === '2' ? limit : undefined));
    await expect(collect(interrupted.fetch)).rejects.toBe(limit);
    expect(await store.size()).toBe(1);
    const resumed = doors();
    const { evidence } = await collect(resumed.fetch);
    expect(resumed.asked).toEqual(['2']);
    expect(evidence.completeness.complete).toBe(true);
  });

  it('commits a step once, however often it is run', async () => {
    const { store, collect } = await set();
    const first = await collect(doors().fetch);
    const again = doors();
    const second = await collect(again.fetch);
    expect(again.asked).toEqual([]);
    expect(second.evidence.id).toBe(first.evidence.id);
    expect(await store.size()).toBe(2);
  });

  it('asks conditionally what earlier evidence has an ETag for, and keeps the earlier bytes', async () => {
    const { collect } = await set();
    const first = await collect(doors().fetch);
    const tags: (string | null)[] = [];
    const unchanged = doors((_page, _asked, init) => {
      tags.push(new Headers(init?.headers).get('if-none-match'));
      return new Response(null, { status: 304 });
    });
    const { evidence } = await collect(unchanged.fetch, undefined, 'run-2');
    expect(tags).toEqual(['"1"', '"2"']);
    expect(evidence.exchanges.every(({ notModified, status }) => notModified === true && status === 200)).toBe(true);
    expect(evidence.exchanges.map(({ response }) => response?.sha256)).toEqual(
      first.evidence.exchanges.map(({ response }) => response?.sha256),
    );
    expect(evidence.completeness.items).toBe(2);
  });

  it('stops at once when it is aborted, and appends nothing', async () => {
    const { store, collect } = await set();
    const control = new AbortController();
    const stopping = doors((page) => {
      if (page === '2') control.abort(new Error('stopped by the user'));
      return undefined;
    });
    await expect(collect(stopping.fetch, control.signal)).rejects.toThrow('stopped by the user');
    expect(await store.size()).toBe(1);
  });
});
