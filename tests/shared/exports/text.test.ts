import { expect, it } from 'vitest';
import { encoded } from '#shared/exports/text.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

const LONG = 'a'.repeat(65_535);

it('encodes a document whole, in pieces of at most 64 KiB, however long those were that it is made of', async () => {
  const text = [LONG, '€', '', '𝄞'.repeat(50_000), 'ü'];
  const made = await Array.fromAsync(encoded(pieces(...text)));
  expect(Buffer.concat(made).toString('utf8')).toBe(text.join(''));
  expect(Math.max(...made.map(({ length }) => length))).toBeLessThanOrEqual(65_536);
  expect(made.length).toBeLessThan(6);
});

it('gives each piece an array of its own, unless all may be in the same memory', async () => {
  const whole = new Uint8Array(Buffer.from(LONG + LONG + 'bbb'));
  const own = await Array.fromAsync(encoded(pieces(LONG, LONG, 'bbb')));
  expect(Buffer.compare(Buffer.concat(own), whole)).toBe(0);
  const buffers = new Set<ArrayBuffer>();
  const copied: Uint8Array[] = [];
  for await (const piece of encoded(pieces(LONG, LONG, 'bbb'), true)) {
    buffers.add(piece.buffer);
    copied.push(piece.slice());
  }
  expect(Buffer.compare(Buffer.concat(copied), whole)).toBe(0);
  expect([copied.length, buffers.size]).toEqual([3, 1]);
});

it('makes nothing of nothing', async () => {
  expect(await Array.fromAsync(encoded(pieces('', '')))).toEqual([]);
});
