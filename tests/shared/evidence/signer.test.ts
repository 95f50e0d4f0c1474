import { expect, test } from 'vitest';
import { InputError } from '#shared/errors/input-error.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import { PBKDF2_ITERATIONS, parseWrappedKey, unwrapKey, unwrapSigner, wrapKey } from '#shared/evidence/key-wrap.ts';
import {
  generatePkcs8,
  generateSigner,
  rawKeyOf,
  signerFromPkcs8,
  spkiOf,
  verifySignature,
} from '#shared/evidence/signer.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

// RFC 8032 section 7.1, tests 1 and 2.
const VECTORS = [
  {
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
];

test.each(VECTORS)('RFC 8032 vector for message "$message"', async ({ secret, key, message, signature }) => {
  const signer = await signerFromPkcs8(hex(`302e020100300506032b657004220420${secret}`));
  expect(rawKeyOf(signer.publicKey)).toEqual(hex(key));
  expect(signer.publicKey).toEqual(spkiOf(hex(key)));
  expect(signer.keyid).toBe(await digestOf(signer.publicKey));
  expect(await signer.sign(hex(message))).toEqual(hex(signature));
  expect(await verifySignature(signer.publicKey, hex(signature), hex(message))).toBe(true);
});

test('verification is false for another message, signature, key, or kind of key', async () => {
  const { signer } = await generateSigner();
  const { signer: stranger } = await generateSigner();
  const message = utf8('message');
  const signature = await signer.sign(message);
  expect(await verifySignature(signer.publicKey, signature, message)).toBe(true);
  expect(await verifySignature(signer.publicKey, signature, utf8('massage'))).toBe(false);
  expect(await verifySignature(signer.publicKey, signature.with(0, (signature[0] ?? 0) ^ 1), message)).toBe(false);
  expect(await verifySignature(stranger.publicKey, signature, message)).toBe(false);
  expect(await verifySignature(signer.publicKey, signature.slice(1), message)).toBe(false);
  expect(await verifySignature(signer.publicKey.slice(1), signature, message)).toBe(false);
});

test('a generated private key cannot be exported', async () => {
  const { pair, signer } = await generateSigner();
  expect(signer.tier).toBe('software');
  await expect(crypto.subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow('not extractable');
});

test('a damaged private key is an integrity error', async () => {
  await expect(signerFromPkcs8(utf8('no key'))).rejects.toThrow(IntegrityError);
});

test('a key wrapped by a passphrase opens with it and with nothing else', async () => {
  const pkcs8 = await generatePkcs8();
  const wrapped = await wrapKey(pkcs8, { passphrase: 'correct horse' });
  expect(wrapped).toMatchObject({ kdf: 'pbkdf2-sha256', iterations: PBKDF2_ITERATIONS });
  expect(PBKDF2_ITERATIONS).toBe(600_000);
  const again = parseWrappedKey(JSON.parse(JSON.stringify(wrapped)));
  expect(await unwrapKey(again, { passphrase: 'correct horse' })).toEqual(pkcs8);
  const signer = await unwrapSigner(again, { passphrase: 'correct horse' });
  expect(signer).toMatchObject({ tier: 'software-wrapped', keyid: (await signerFromPkcs8(pkcs8)).keyid });
  await expect(unwrapKey(again, { passphrase: 'correct house' })).rejects.toThrow(InputError);
  await expect(unwrapKey(again, { secret: new Uint8Array(32) })).rejects.toThrow(InputError);
  await expect(unwrapKey({ ...again, iterations: 600_001 }, { passphrase: 'correct horse' })).rejects.toThrow(
    InputError,
  );
});

test('a key wrapped by a secret of 32 bytes opens with it and with nothing else', async () => {
  const pkcs8 = await generatePkcs8();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = await wrapKey(pkcs8, { secret });
  expect(await unwrapKey(wrapped, { secret })).toEqual(pkcs8);
  await expect(unwrapKey(wrapped, { secret: secret.with(0, (secret[0] ?? 0) ^ 1) })).rejects.toThrow(InputError);
  await expect(unwrapKey(wrapped, { passphrase: 'a' })).rejects.toThrow(InputError);
});

test('no key is wrapped by nothing', async () => {
  await expect(wrapKey(new Uint8Array(1), { passphrase: '' })).rejects.toThrow(InputError);
  await expect(wrapKey(new Uint8Array(1), { secret: new Uint8Array(31) })).rejects.toThrow(InputError);
});

test('the private key is nowhere in its wrapping', async () => {
  const pkcs8 = await generatePkcs8();
  const { ciphertext } = await wrapKey(pkcs8, { secret: new Uint8Array(32) });
  expect(Buffer.from(ciphertext, 'base64').includes(Buffer.from(pkcs8.subarray(16)))).toBe(false);
});

test('a damaged wrapping is an integrity error', () => {
  expect(() => parseWrappedKey({})).toThrow(IntegrityError);
});
