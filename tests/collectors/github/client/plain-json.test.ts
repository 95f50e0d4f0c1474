import { Octokit } from '@octokit/rest';
import { expect, it } from 'vitest';
import { LEFT_UNREAD, plainJson } from '#collectors/github/client/plain-json.ts';

async function dataOf(body: BodyInit | null, type: string | null, status = 200): Promise<unknown> {
  const headers = new Headers(type === null ? {} : { 'content-type': type });
  const fetch = () => {
    const response = new Response(body, { status, headers });
    if (type === null) response.headers.delete('content-type');
    return Promise.resolve(response);
  };
  const Client = Octokit.plugin(plainJson);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Client({ request: { fetch, ...LEFT_UNREAD }, log });
  return (await client.request('GET /x')).data as unknown;
}

it('parses JSON as the readers of the record do, without integers of another kind', async () => {
  expect(await dataOf('{"id": 9007199254740993, "é": [null]}', 'application/json; charset=utf-8')).toEqual({
    id: Number('9007199254740993'),
    é: [null],
  });
  expect(await dataOf('[1]', 'application/scim+json')).toEqual([1]);
});

it('puts a text together that comes in pieces', async () => {
  const bytes = new TextEncoder().encode('{"é": "ü"}');
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await dataOf(pieces, 'application/json')).toEqual({ é: 'ü' });
});

it.each([
  ['was cut off', '{"a": [1,', 'application/json'],
  ['is a page', '<html></html>', 'text/html'],
  ['does not call itself JSON', '{"a": 1}', 'text/plain'],
  ['says nothing of what it is', '{"a": 1}', null],
])('leaves a body that %s as its text', async (_what, body, type) => {
  expect(await dataOf(body, type)).toBe(body);
});

it('leaves an answer without a body, and one that refuses, to the client', async () => {
  expect(await dataOf(null, null, 204)).toBe('');
  await expect(dataOf('{"message": "no"}', 'application/json', 404)).rejects.toMatchObject({
    response: { data: { message: 'no' } },
  });
});
