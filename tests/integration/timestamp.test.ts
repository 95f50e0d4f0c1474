import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConnectionError } from '#shared/errors/connection-error.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { digestNow } from '#shared/evidence/digest.ts';
import { freshNonce, timestampQuery } from '#shared/log/timestamp/query.ts';
import { type Authority, stamp, stampCheckpoint } from '#shared/log/timestamp/stamp.ts';
import { type TokenRequest, verifyToken } from '#shared/log/timestamp/token.ts';
import { inputOf, sampleLog, verifyZip, zipOf } from '../shared/package/sample-package.ts';
import { TimeAuthority } from './time-authority.ts';

let authority: TimeAuthority;
beforeAll(() => {
  authority = new TimeAuthority();
});
afterAll(() => authority.close());

const hash = digestNow(utf8('what is stamped'));
const now = () => Date.now();

function asked(change: Partial<TokenRequest> = {}): TokenRequest {
  const query = timestampQuery(hash, freshNonce());
  return {
    query,
    reply: authority.reply(query),
    hash,
    roots: [authority.root()],
    policies: null,
    now: now(),
    ...change,
  };
}

describe('a token', () => {
  test('of a pinned authority holds', async () => {
    const facts = await verifyToken(asked());
    expect(facts).toMatchObject({ authority: 'Test Authority', policy: '1.2.3.4.1' });
    expect(Math.abs(Date.parse(facts.time) - now())).toBeLessThan(60_000);
    expect(await verifyToken(asked({ policies: ['1.2.3.4.1'] }))).toMatchObject({ policy: '1.2.3.4.1' });
  });

  test('of an authority whose certificate has run out since holds', async () => {
    expect(await verifyToken(asked({ now: Date.UTC(2040, 0, 1) }))).toMatchObject({ authority: 'Test Authority' });
  });

  test.each([
    [
      'over something else',
      (): Partial<TokenRequest> => ({ hash: digestNow(utf8('something else')) }),
      'query is for something else',
    ],
    ['with another nonce', () => ({ reply: authority.reply(timestampQuery(hash, freshNonce())) }), 'nonce'],
    ['over another digest under the same nonce', () => otherDigest(), 'over something else'],
    ['that does not chain to the pinned root', () => ({ roots: [authority.root('other')] }), 'pinned root'],
    ['when no root is pinned at all', () => ({ roots: [] }), 'pinned root'],
    ['under a policy that is not accepted', () => ({ policies: ['1.2.3.4.2'] }), 'policy'],
    ['from the future', () => ({ now: now() - 3_600_000 }), 'in the future'],
    [
      'that was not granted',
      () => ({ reply: Uint8Array.of(0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02) }),
      'did not grant',
    ],
    ['that is empty', () => ({ reply: new Uint8Array() }), 'does not hold'],
    ['that is text', () => ({ reply: utf8('<html>503</html>') }), 'does not hold'],
  ])('%s is refused', async (_name, change, why) => {
    await expect(verifyToken(asked(change()))).rejects.toThrow(IntegrityError);
    await expect(verifyToken(asked(change()))).rejects.toThrow(why);
  });

  test('with something after its end is refused', async () => {
    const request = asked();
    await expect(verifyToken({ ...request, reply: new Uint8Array([...request.reply, 0]) })).rejects.toThrow(
      'more in it',
    );
  });

  test('made before its certificate began is refused', async () => {
    const query = timestampQuery(hash, freshNonce());
    await expect(verifyToken(asked({ query, reply: authority.reply(query, 'later') }))).rejects.toThrow('pinned root');
  });

  // The library's own verification accepts the first of these.
  test.each([
    ['by a certificate for no purpose', 'none', 'not a time stamp authority'],
    ['by a certificate whose purpose is not critical', 'uncritical', 'not a time stamp authority'],
    ['by a certificate for other purposes as well', 'more', 'not a time stamp authority'],
    ['without the name of its certificate', 'unnamed', 'does not say which certificate'],
    ['with a twin of its certificate', 'twin', 'another certificate signed it'],
    ['as plain data', 'plain', 'not a time stamp'],
  ] as const)('signed %s is refused', async (_name, how, why) => {
    const request = asked();
    await expect(verifyToken({ ...request, reply: authority.resigned(request.reply, how) })).rejects.toThrow(why);
  });

  test('whose bytes were changed is refused, or says the same', async () => {
    const request = asked();
    const facts = await verifyToken(request);
    const answers: unknown[] = [];
    for (let at = 0; at < request.reply.length; at += 7) {
      const reply = request.reply.with(at, (request.reply[at] ?? 0) ^ 0x10);
      answers.push(await verifyToken({ ...request, reply }).catch((cause: unknown) => cause));
    }
    const refused = answers.filter((answer) => answer instanceof IntegrityError);
    const rest = answers.filter((answer) => !(answer instanceof IntegrityError));
    expect(rest).toEqual(rest.map(() => facts));
    expect(refused.length).toBeGreaterThan(request.reply.length / 14);
  });
});

/** A reply that answers the nonce that was asked with a token over other bytes. */
function otherDigest(): Partial<TokenRequest> {
  const nonce = freshNonce();
  const reply = authority.reply(timestampQuery(digestNow(utf8('other')), nonce));
  return { query: timestampQuery(hash, nonce), reply };
}

describe('stamping', () => {
  const signal = new AbortController().signal;
  const at = (url: string, change: Partial<Authority> = {}): Authority => ({
    url,
    roots: [authority.root()],
    fetch,
    signal,
    now,
    ...change,
  });

  test('a log and a package, end to end', async () => {
    const server = await authority.serve();
    const log = await sampleLog(3);
    await stampCheckpoint(log.writer, at(server.url));
    const zip = await zipOf(inputOf(log.writer, { stamp: (bytes) => stamp(bytes, at(server.url)) }));
    await server.close();

    const own = await verifyZip(zip, { now: now() });
    expect(own.problems).toEqual([]);
    expect(own.timestamps.map(({ size, pinned }) => [size, pinned])).toEqual([
      [4, false],
      [null, false],
    ]);
    expect(own.records.filter(({ existedBy }) => existedBy !== undefined)).toHaveLength(4);

    const logs = [{ origin: log.store.origin, keys: [log.signer.keyid] }];
    const trusting = (roots: string[]) => ({
      format: 'annexa-trust-1' as const,
      logs,
      authorities: [{ name: 'Ours', roots }],
    });
    const pinned = await verifyZip(zip, { now: now(), policy: trusting([authority.root()]) });
    expect(pinned.outcome).toBe('verified');
    expect(pinned.timestamps.map(({ authority, pinned }) => [authority, pinned])).toEqual([
      ['Ours', true],
      ['Ours', true],
    ]);
    const strange = await verifyZip(zip, { now: now(), policy: trusting([authority.root('other')]) });
    expect(strange.outcome).toBe('failed');
    expect(strange.broken?.why).toContain('none that the trust policy names');
  });

  test('a record that says it was made after its time stamp fails', async () => {
    const server = await authority.serve();
    const log = await sampleLog(1, () => utf8('{}'), Date.now() + 3_600_000);
    await stampCheckpoint(log.writer, at(server.url));
    await server.close();
    const verdict = await verifyZip(await zipOf(inputOf(log.writer)), { now: Date.now() });
    expect(verdict.outcome).toBe('failed');
    expect(verdict.broken?.why).toContain('after the time stamp');
  });

  test('nothing is kept of a reply that does not hold, nor of none', async () => {
    const log = await sampleLog(1);
    const size = await log.store.size();
    const wrong = await authority.serve(() => authority.reply(timestampQuery(hash, freshNonce())));
    await expect(stampCheckpoint(log.writer, at(wrong.url))).rejects.toThrow(IntegrityError);
    await wrong.close();
    await expect(stampCheckpoint(log.writer, at(wrong.url))).rejects.toThrow(ConnectionError);
    const refusing = at('http://tsa.example/', { fetch: async () => new Response('', { status: 503 }) });
    await expect(stampCheckpoint(log.writer, refusing)).rejects.toThrow('answered 503');
    expect(await log.store.size()).toBe(size);
  });
});
