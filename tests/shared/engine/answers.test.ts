import { describe, expect, it } from 'vitest';
import { answerOf, answersOf, hasAll } from '#shared/engine/answers.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import type { Exchange } from '#shared/evidence/record.ts';
import { MemoryStore } from '../evidence/memory-store.ts';

const MEGABYTE = 1024 * 1024;

async function stored(store: MemoryStore, at: number, bytes: Uint8Array): Promise<Exchange> {
  const sha256 = await store.putBlob(bytes);
  return {
    key: String(at),
    method: 'GET',
    url: `https://api.example/${at}`,
    started: '2026-11-24T08:00:00.000Z',
    finished: '2026-11-24T08:00:01.000Z',
    attempts: 1,
    response: { sha256, size: bytes.length, mediaType: 'application/json', role: 'response' },
  };
}

describe('answers with their bodies', () => {
  it('are the bytes that were stored, in order, however many there are', async () => {
    const store = new MemoryStore();
    const bodies = Array.from({ length: 20 }, (_, at) =>
      new TextEncoder().encode(JSON.stringify({ at, filler: `ü${at}`.repeat(MEGABYTE / 4) })),
    );
    const exchanges = await Promise.all(bodies.map((body, at) => stored(store, at, body)));
    const answers = await answersOf(store, exchanges);
    expect(answers.map(({ url }) => url)).toEqual(exchanges.map(({ url }) => url));
    for (const [at, answer] of answers.entries()) {
      expect(Buffer.compare(answer.body ?? new Uint8Array(), bodies[at] ?? new Uint8Array())).toBe(0);
      expect(answer.text().slice(0, 8)).toBe(`{"at":${at}`.padEnd(8, ',').slice(0, 8));
    }
    // Not in the order they came, and again: what one parsed to is never taken for another's.
    expect([19, 0, 19, 7].map((at) => (answers[at]?.json() as { at: number } | undefined)?.at)).toEqual([19, 0, 19, 7]);
  });

  it('hold nothing each but what was recorded and where its bytes are', async () => {
    const exchange = await stored(new MemoryStore(), 0, Uint8Array.of(0x37));
    const answer = answerOf(exchange, Uint8Array.of(0x37));
    expect(Object.keys(answer)).toEqual(Object.keys(exchange));
    expect([answer.body, answer.text(), answer.json()]).toEqual([Uint8Array.of(0x37), '7', 7]);
  });

  it('have no body where there was no answer or it was taken away', async () => {
    const store = new MemoryStore();
    const { response, ...silent } = await stored(store, 0, new TextEncoder().encode('{}'));
    if (response) await store.removeBlob(response.sha256);
    const answers = await answersOf(store, [silent, { ...silent, ...(response && { response }) }]);
    expect(answers.map(({ body }) => body)).toEqual([null, null]);
    expect(() => answers[0]?.json()).toThrow(SyntaxError);
  });

  it('are refused when a body has another size than was received', async () => {
    const store = new MemoryStore();
    const exchange = await stored(store, 0, new TextEncoder().encode('{}'));
    if (exchange.response === undefined) throw new Error('expected a response');
    const changed = { ...exchange, response: { ...exchange.response, size: 3 } };
    await expect(answersOf(store, [changed])).rejects.toThrow(IntegrityError);
  });

  it('stay in a store that reads at once until they are looked at, one at a time', async () => {
    const store = new MemoryStore();
    const exchanges = await Promise.all(
      [1, 2, 3].map((at) => stored(store, at, new TextEncoder().encode(`{"at":${at}}`))),
    );
    const read: string[] = [];
    const now = {
      has: (digest: string) => store.blobs.has(digest),
      get(digest: string) {
        read.push(digest);
        return store.blobs.get(digest) ?? null;
      },
    };
    const quick = Object.assign(store, { now });
    const answers = await answersOf(quick, exchanges);
    expect(hasAll(quick, answers)).toBe(true);
    expect(read).toEqual([]);
    // The same answer again is not read again.
    expect([0, 0, 2, 2].map((at) => answers[at]?.json())).toEqual([{ at: 1 }, { at: 1 }, { at: 3 }, { at: 3 }]);
    expect(read).toEqual([exchanges[0]?.response?.sha256, exchanges[2]?.response?.sha256]);
    await store.removeBlob(exchanges[1]?.response?.sha256 ?? '');
    expect(hasAll(quick, answers)).toBe(false);
    const [first] = exchanges;
    if (first?.response === undefined) throw new Error('expected a response');
    const [changed] = await answersOf(quick, [{ ...first, response: { ...first.response, size: 99 } }]);
    expect(() => changed?.json()).toThrow(IntegrityError);
  });
});
