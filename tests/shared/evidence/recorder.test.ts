import { describe, expect, it, vi } from 'vitest';
import type { Fetch } from '#shared/define.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import type { Exchange } from '#shared/evidence/record.ts';
import type { RecorderStore } from '#shared/evidence/recorder.ts';
import { describe as note, Recorder } from '#shared/evidence/recorder.ts';

function memory(journal: Exchange[] = []): RecorderStore & { blobs: Map<string, Uint8Array>; journaled: Exchange[] } {
  const blobs = new Map<string, Uint8Array>();
  return {
    blobs,
    journaled: journal,
    putBlob: async (bytes) => {
      const digest = await digestOf(bytes);
      blobs.set(digest, bytes);
      return digest;
    },
    getBlob: async (digest) => blobs.get(digest) ?? null,
    recall: async (key) => journal.find((exchange) => exchange.key === key) ?? null,
    journal: async (exchange) => void journal.push(exchange),
    previous: async () => null,
  };
}

const running = new AbortController().signal;
const recorder = (fetch: Fetch, store = memory(), timeoutMs?: number) =>
  new Recorder({ store, fetch, signal: running, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
const ok: Fetch = async () => Response.json({ n: 1 });

describe('Recorder', () => {
  it('stores the bytes it received before anyone parses them', async () => {
    const store = memory();
    // 2^53 + 1 changes when it is parsed and written again: the stored bytes must not.
    const raw = '{"id": 9007199254740993,\n "é": 1.0}';
    const recording = recorder(
      async () => new Response(raw, { headers: { 'content-type': 'application/json' } }),
      store,
    );
    const response = await recording.fetch('https://api.example/x');
    expect(await response.text()).toBe(raw);
    const [exchange] = recording.exchanges();
    expect(exchange?.response).toMatchObject({
      size: new TextEncoder().encode(raw).length,
      mediaType: 'application/json',
    });
    expect(new TextDecoder().decode(store.blobs.get(exchange?.response?.sha256 ?? ''))).toBe(raw);
    expect(store.journaled).toEqual([exchange]);
  });

  it('keeps headers that carry facts and no other, and never the authorization', async () => {
    const headers = {
      'x-github-request-id': 'A1',
      'x-accepted-github-permissions': 'members=read',
      'set-cookie': 'a=b',
      'x-other': '1',
    };
    const recording = recorder(async () => new Response('{}', { headers }));
    await recording.fetch('https://api.example/x', { headers: { authorization: 'Bearer hunter2' } });
    expect(recording.exchanges()[0]).toMatchObject({
      requestId: 'A1',
      headers: { 'x-accepted-github-permissions': 'members=read' },
    });
    const written = JSON.stringify(recording.exchanges());
    expect(written).not.toContain('hunter2');
    expect(written).not.toContain('x-other');
    expect(written).not.toContain('set-cookie');
  });

  it('tells questions apart by method, URL, body and the headers that are named', async () => {
    const recording = recorder(ok);
    const post = (body: string, target: string) =>
      recording.fetch(
        'https://api.example/',
        note({ method: 'POST', body, headers: { 'x-amz-target': target } }, { keyHeaders: ['x-amz-target'] }),
      );
    await post('{}', 'A.List');
    await post('{}', 'A.Get');
    await post('{"a":1}', 'A.Get');
    await post('{"a":1}', 'A.Get');
    expect(recording.exchanges()).toHaveLength(3);
    expect(recording.exchanges()[2]).toMatchObject({ attempts: 2, params: { a: 1 } });
  });

  it('counts a retry as the same exchange, and keeps the last answer', async () => {
    let asked = 0;
    const recording = recorder(async () => new Response('{}', { status: (asked += 1) === 1 ? 502 : 200 }));
    await recording.fetch('https://api.example/x');
    await recording.fetch('https://api.example/x');
    expect(recording.exchanges()).toMatchObject([{ status: 200, attempts: 2 }]);
  });

  it('takes what another step of the run was answered into its own record, for the same tenant only', async () => {
    const store = memory();
    const shared = new Map<string, unknown>();
    let asked = 0;
    const fetch: Fetch = async (input, init) => {
      asked += 1;
      return new Request(input, init).url.endsWith('/refused')
        ? new Response('', { status: 403 })
        : Response.json({ asked });
    };
    const step = () => new Recorder({ store: { ...store, recall: async () => null }, fetch, signal: running, shared });
    const ask = async (recording: Recorder, shareWith?: string, url = 'https://api.example/list') => {
      const init: RequestInit = { method: 'POST', body: 'same' };
      const answer = await recording.fetch(url, shareWith === undefined ? init : note(init, { shareWith }));
      return answer.status === 200 ? ((await answer.json()) as { asked: number }).asked : answer.status;
    };
    expect(await ask(step(), 'one')).toBe(1);
    const second = step();
    expect(await ask(second, 'one')).toBe(1);
    expect(second.exchanges()).toHaveLength(1);
    expect(store.journaled).toHaveLength(2);
    // Asked again by the same step, it is asked for anew: the caller wants to see whether it changed.
    expect(await ask(second, 'one')).toBe(2);
    expect(await ask(step(), 'two')).toBe(3);
    expect(await ask(step())).toBe(4);
    expect(await ask(step(), 'one', 'https://api.example/refused')).toBe(403);
    expect(await ask(step(), 'one', 'https://api.example/refused')).toBe(403);
    expect(asked).toBe(6);
  });

  it('replays what was answered, and asks again what was refused or failed', async () => {
    const store = memory();
    const statuses: Record<string, number> = { '/ok': 200, '/gone': 404, '/denied': 403, '/limit': 429, '/down': 503 };
    const serve =
      (asked: string[]): Fetch =>
      async (input) => {
        const path = new URL(input instanceof Request ? input.url : input).pathname;
        asked.push(path);
        return new Response(path, { status: statuses[path] ?? 500 });
      };
    const run = async () => {
      const asked: string[] = [];
      const recording = recorder(serve(asked), store);
      const texts = [];
      for (const path of Object.keys(statuses))
        texts.push(await (await recording.fetch(`https://api.example${path}`)).text());
      return { asked, texts };
    };
    await run();
    const second = await run();
    expect(second.asked).toEqual(['/denied', '/limit', '/down']);
    expect(second.texts).toEqual(Object.keys(statuses));
  });

  it('makes a secret exchange without keeping a trace of it', async () => {
    const store = memory();
    const recording = recorder(async () => new Response('session-token'), store);
    const response = await recording.fetch(
      'https://sts.example/',
      note({ method: 'POST', body: 'x' }, { record: false }),
    );
    expect(await response.text()).toBe('session-token');
    expect(recording.exchanges()).toEqual([]);
    expect(store.blobs.size).toBe(0);
  });

  it('gives up on a silent server, and says so', async () => {
    const silent: Fetch = (_input, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    const recording = recorder(silent, memory(), 20);
    await expect(recording.fetch('https://api.example/x')).rejects.toThrow(/time/i);
    expect(recording.exchanges()).toMatchObject([{ failure: 'timeout', attempts: 1 }]);
    expect(recording.exchanges()[0]?.response).toBeUndefined();
  });

  it('gives up on a body that does not end, and says so', async () => {
    const endless: Fetch = async (_input, init) =>
      new Response(
        new ReadableStream({
          start: (controller) => init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason)),
        }),
      );
    const recording = recorder(endless, memory(), 20);
    await expect(recording.fetch('https://api.example/x')).rejects.toThrow(/time/i);
    expect(recording.exchanges()).toMatchObject([{ failure: 'timeout' }]);
  });

  it('leaves no clock running once there is an answer', async () => {
    vi.useFakeTimers();
    try {
      await recorder(ok).fetch('https://api.example/x');
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [
      Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('x'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      }),
      'tls',
    ],
    [
      Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
      'network',
    ],
    [new DOMException('stop', 'AbortError'), 'aborted'],
  ])('names the failure %#', async (error, failure) => {
    const recording = recorder(async () => {
      throw error;
    });
    await expect(recording.fetch('https://api.example/x')).rejects.toBe(error);
    expect(recording.exchanges()[0]?.failure).toBe(failure);
  });

  it('hands on answers that may have no body', async () => {
    const recording = recorder(async () => new Response(null, { status: 204 }));
    expect((await recording.fetch('https://api.example/x')).status).toBe(204);
    expect(recording.exchanges()[0]).toMatchObject({ status: 204, response: { size: 0 } });
  });
});
