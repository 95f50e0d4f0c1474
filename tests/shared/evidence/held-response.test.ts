import { describe, expect, it } from 'vitest';
import { bodyOf, heldResponse } from '#shared/evidence/held-response.ts';
import { utf8 } from '#shared/evidence/bytes.ts';

const bytes = utf8('{"é": 1}');

describe('a response whose bytes are held', () => {
  it('hands on those bytes, not a copy, in one piece', async () => {
    const reader = heldResponse(bytes, {}).body?.getReader();
    expect((await reader?.read())?.value).toBe(bytes);
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  it('can be read in every way, and as text more than once', async () => {
    const held = heldResponse(bytes, {});
    expect([await held.text(), await held.text(), await held.json()]).toEqual(['{"é": 1}', '{"é": 1}', { é: 1 }]);
    expect(new Uint8Array(await held.arrayBuffer())).toEqual(bytes);
    expect(await (await heldResponse(bytes, {}).blob()).text()).toBe('{"é": 1}');
    expect(await heldResponse(bytes, {}).clone().text()).toBe('{"é": 1}');
  });

  it('drops the mark of byte order from text, as every response does', async () => {
    const marked = utf8('\uFEFFa');
    expect(await heldResponse(marked, {}).text()).toBe(await new Response(marked).text());
  });

  it('is what it is said to be, and says where it came from', () => {
    const held = heldResponse(bytes, { status: 404, statusText: 'No', headers: { etag: 'x' } }, 'https://a.example/');
    expect([held.status, held.statusText, held.headers.get('etag'), held.url]).toEqual([
      404,
      'No',
      'x',
      'https://a.example/',
    ]);
  });

  it.each([204, 205, 304])('has no body with status %d', async (status) => {
    const held = heldResponse(new Uint8Array(), { status });
    expect(held.body).toBeNull();
    expect(await held.text()).toBe('');
  });

  it('may be empty', async () => {
    expect(new Uint8Array(await heldResponse(new Uint8Array(), {}).arrayBuffer())).toHaveLength(0);
  });

  it('is made of the whole body of another, in however many pieces that comes', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await bodyOf(new Response(pieces))).toEqual(bytes);
    expect(await bodyOf(new Response(null))).toHaveLength(0);
    const failing = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
    await expect(bodyOf(new Response(failing))).rejects.toThrow('reset');
  });
});
