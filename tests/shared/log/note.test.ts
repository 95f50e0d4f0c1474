import { beforeAll, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { base64, utf8 } from '#shared/evidence/bytes.ts';
import { generateSigner, type Signer } from '#shared/evidence/signer.ts';
import { openCheckpoint, peekCheckpoint, signCheckpoint } from '#shared/log/checkpoint.ts';
import { inclusionProof, leafHash, rootOf } from '#shared/log/merkle.ts';
import { openNote, parseNote, signNote } from '#shared/log/note.ts';
import { openProof, parseProof, writeProof } from '#shared/log/proof.ts';

let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  signer = (await generateSigner()).signer;
  stranger = (await generateSigner()).signer;
});

test('a signed note verifies with its key only', async () => {
  const note = await signNote('line\n\nanother\n', 'example.com/log', signer);
  expect(await openNote(note, { name: 'example.com/log', publicKey: signer.publicKey })).toBe('line\n\nanother\n');
  await expect(openNote(note, { name: 'example.com/log', publicKey: stranger.publicKey })).rejects.toThrow(
    IntegrityError,
  );
  await expect(openNote(note, { name: 'example.com/other', publicKey: signer.publicKey })).rejects.toThrow(
    IntegrityError,
  );
});

test('signatures of other keys are left alone, a second one of the same key is not', async () => {
  const mine = await signNote('text\n', 'a', signer);
  const theirs = (await signNote('text\n', 'b', stranger)).split('\n\n')[1];
  expect(await openNote(mine + theirs, { name: 'a', publicKey: signer.publicKey })).toBe('text\n');
  await expect(openNote(mine + mine.split('\n\n')[1], { name: 'a', publicKey: signer.publicKey })).rejects.toThrow(
    '2 sign',
  );
});

test.each([
  ['nothing', ''],
  ['no signature', 'text\n\n'],
  ['no text', '\n\n— a AAAAAAA=\n'.slice(1)],
  ['a signature line without an end', 'text\n\n— a AAAAAAA='],
  ['a hyphen for the dash', 'text\n\n- a AAAAAAA=\n'],
  ['no name', 'text\n\n—  AAAAAAA=\n'],
  ['a plus sign in the name', 'text\n\n— a+b AAAAAAA=\n'],
  ['a short signature', 'text\n\n— a AAAA\n'],
  ['text that is not base64', 'text\n\n— a A=A=\n'],
  ['a control character', 'te\u0007xt\n\n— a AAAAAAA=\n'],
])('a note with %s is refused', (_name, note) => {
  expect(() => parseNote(note)).toThrow(IntegrityError);
});

test('a name or a text that the format cannot hold is not signed', async () => {
  await expect(signNote('text\n', 'a b', signer)).rejects.toThrow(IntegrityError);
  await expect(signNote('text\n', 'a+b', signer)).rejects.toThrow(IntegrityError);
  await expect(signNote('text\n', '', signer)).rejects.toThrow(IntegrityError);
  await expect(signNote('text', 'a', signer)).rejects.toThrow(IntegrityError);
});

const leaves = Array.from({ length: 11 }, (_, at) => leafHash(Uint8Array.of(at)));
const origin = 'example.com/log';
const keyOf = (from: Signer) => ({ name: origin, publicKey: from.publicKey });

test('a checkpoint is three lines and comes back', async () => {
  const root = rootOf(leaves);
  const note = await signCheckpoint({ origin, size: 11, root }, signer);
  expect(note.split('\n\n')[0]).toBe(`${origin}\n11\n${base64(root)}`);
  expect(await openCheckpoint(note, keyOf(signer))).toEqual({ origin, size: 11, root });
  expect(peekCheckpoint(note)).toEqual({ origin, size: 11, root });
  await expect(openCheckpoint(note, keyOf(stranger))).rejects.toThrow(IntegrityError);
  await expect(openCheckpoint(note.replace('\n11\n', '\n12\n'), keyOf(signer))).rejects.toThrow(IntegrityError);
});

test.each([
  ['a size with a leading zero', `${origin}\n01\n${base64(new Uint8Array(32))}\n`],
  ['a negative size', `${origin}\n-1\n${base64(new Uint8Array(32))}\n`],
  ['a size past 2^53', `${origin}\n9999999999999999\n${base64(new Uint8Array(32))}\n`],
  ['a short root', `${origin}\n1\n${base64(new Uint8Array(31))}\n`],
  ['a line more', `${origin}\n1\n${base64(new Uint8Array(32))}\nmore\n`],
  ['a line less', `${origin}\n1\n`],
])('a checkpoint with %s is refused though it is signed', async (_name, text) => {
  await expect(openCheckpoint(await signNote(text, origin, signer), keyOf(signer))).rejects.toThrow(IntegrityError);
});

test('a checkpoint of another log under the same key is refused', async () => {
  const text = `example.com/other\n1\n${base64(new Uint8Array(32))}\n`;
  await expect(openCheckpoint(await signNote(text, origin, signer), keyOf(signer))).rejects.toThrow(
    'not example.com/log',
  );
});

test('a proof has the published form and holds for its entry only', async () => {
  const checkpoint = await signCheckpoint({ origin, size: 11, root: rootOf(leaves) }, signer);
  const hashes = inclusionProof(6, leaves);
  const text = writeProof({ index: 6, hashes, checkpoint });
  expect(text).toBe(`c2sp.org/tlog-proof@v1\nindex 6\n${hashes.map(base64).join('\n')}\n\n${checkpoint}`);
  expect(parseProof(text)).toEqual({ index: 6, hashes, checkpoint });
  expect(await openProof(text, leafHash(Uint8Array.of(6)), keyOf(signer))).toMatchObject({ index: 6 });
  await expect(openProof(text, leafHash(Uint8Array.of(7)), keyOf(signer))).rejects.toThrow(IntegrityError);
  await expect(
    openProof(text.replace('index 6', 'index 7'), leafHash(Uint8Array.of(6)), keyOf(signer)),
  ).rejects.toThrow(IntegrityError);
  await expect(openProof(text, leafHash(Uint8Array.of(6)), keyOf(stranger))).rejects.toThrow(IntegrityError);
});

test('the proof of a log with one entry has no hashes', async () => {
  const leaf = leafHash(utf8('only'));
  const checkpoint = await signCheckpoint({ origin, size: 1, root: leaf }, signer);
  const text = writeProof({ index: 0, hashes: [], checkpoint });
  expect((await openProof(text, leaf, keyOf(signer))).checkpoint.size).toBe(1);
});

test.each([
  ['another header', (text: string) => text.replace('@v1', '@v2')],
  ['an index with a leading zero', (text: string) => text.replace('index 6', 'index 06')],
  ['no index', (text: string) => text.replace('index 6\n', '')],
  ['a short hash', (text: string) => text.replace(/\n[^\n]{44}\n/, '\nAAAA\n')],
  ['no checkpoint', (text: string) => text.replace('\n\n', '\n')],
])('a proof with %s is refused', async (_name, change) => {
  const proof = writeProof({ index: 6, hashes: inclusionProof(6, leaves), checkpoint: 'a\n\nb' });
  expect(() => parseProof(change(proof).replace(/\n\nb$/, '\nb'))).toThrow(IntegrityError);
});
