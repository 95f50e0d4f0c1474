import { beforeAll, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { base64, textOf, utf8 } from '#shared/evidence/bytes.ts';
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
