import { beforeAll, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { base64, fromBase64, textOf, utf8 } from '#shared/evidence/bytes.ts';
import { canonicalBytes } from '#shared/evidence/canonical.ts';
import { open, peek, preAuthenticated, STATEMENT_PAYLOAD, seal } from '#shared/evidence/dsse.ts';
import { generateSigner, type Signer } from '#shared/evidence/signer.ts';

let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  signer = (await generateSigner()).signer;
  stranger = (await generateSigner()).signer;
});
const lookup = (keyid: string) => (keyid === signer.keyid ? signer.publicKey : null);
const payload = utf8('{"a":1}');

test('pre-authentication encoding of the published example', () => {
  expect(textOf(preAuthenticated('http://example.com/HelloWorld', utf8('hello world')))).toBe(
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  );
  expect(textOf(preAuthenticated('', utf8('é')))).toBe('DSSEv1 0  2 é');
});

// https://github.com/secure-systems-lab/dsse/blob/master/protocol.md, "Test Vectors".
test('the published envelope verifies whole: its signature is over our encoding of its type and payload', async () => {
  const envelope = {
    payload: 'aGVsbG8gd29ybGQ=',
    payloadType: 'http://example.com/HelloWorld',
    signatures: [{ sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==' }],
  };
  const coordinate = (decimal: string): string =>
    Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey(
    'jwk',
    {
      kty: 'EC',
      crv: 'P-256',
      x: coordinate('46950820868899156662930047687818585632848591499744589407958293238635476079160'),
      y: coordinate('5640078356564379163099075877009565129882514886557779369047442380624545832820'),
    },
    algorithm,
    false,
    ['verify'],
  );
  const body = fromBase64(envelope.payload);
  const signature = fromBase64(envelope.signatures[0]?.sig ?? '').slice();
  const holds = (type: string, of: Uint8Array) =>
    crypto.subtle.verify(algorithm, key, signature, preAuthenticated(type, of).slice());
  expect(textOf(body)).toBe('hello world');
  expect(await holds(envelope.payloadType, body)).toBe(true);
  expect(await holds('http://example.com/GoodbyeWorld', body)).toBe(false);
  expect(await holds(envelope.payloadType, utf8('hello worlt'))).toBe(false);
});

test('what was sealed comes back', async () => {
  const envelope = await seal(STATEMENT_PAYLOAD, payload, signer);
  expect(await open(envelope, lookup)).toEqual(payload);
  expect(peek(envelope)).toEqual({ keyid: signer.keyid, type: STATEMENT_PAYLOAD, payload });
});

test('every changed byte is refused', async () => {
  const envelope = await seal(STATEMENT_PAYLOAD, payload, signer);
  for (let at = 0; at < envelope.length; at++) {
    const changed = envelope.with(at, (envelope[at] ?? 0) ^ 1);
    await expect(open(changed, lookup), `byte ${at}`).rejects.toThrow(IntegrityError);
  }
});

test('a key that is not known is refused', async () => {
  await expect(open(await seal(STATEMENT_PAYLOAD, payload, stranger), lookup)).rejects.toThrow('is not known');
});

test("another key's signature under a known key id is refused", async () => {
  const forged = { ...stranger, keyid: signer.keyid };
  await expect(open(await seal(STATEMENT_PAYLOAD, payload, forged), lookup)).rejects.toThrow('is not what key');
});

test('the payload type is part of what is signed, and is checked', async () => {
  await expect(open(await seal('text/plain', payload, signer), lookup)).rejects.toThrow('payload type');
  const sig = base64(await signer.sign(preAuthenticated('text/plain', payload)));
  const relabelled = canonicalBytes({
    payloadType: STATEMENT_PAYLOAD,
    payload: base64(payload),
    signatures: [{ keyid: signer.keyid, sig }],
  });
  await expect(open(relabelled, lookup)).rejects.toThrow('is not what key');
});

test.each([
  ['no signature', { signatures: [] }],
  [
    'a second signature',
    {
      signatures: [
        { keyid: 'a'.repeat(64), sig: '' },
        { keyid: 'a'.repeat(64), sig: '' },
      ],
    },
  ],
  ['a further member', { extra: 1 }],
  ['a payload that is not base64', { payload: '?' }],
])('an envelope with %s is refused', async (_name, change) => {
  const whole = {
    payloadType: STATEMENT_PAYLOAD,
    payload: '',
    signatures: [{ keyid: signer.keyid, sig: '' }],
    ...change,
  };
  await expect(open(canonicalBytes(whole), lookup)).rejects.toThrow(IntegrityError);
});
