import { describe, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { base64, concat, fromBase64, utf8 } from '#shared/evidence/bytes.ts';
import { digestNow } from '#shared/evidence/digest.ts';
import { type Signer, signerFromPkcs8, spkiOf } from '#shared/evidence/signer.ts';
import { checkpointText, peekCheckpoint } from '#shared/log/checkpoint.ts';
import { type NoteKey, noteKeyHash, openNote, parseNote, signNote } from '#shared/log/note.ts';
import { parseProof, writeProof } from '#shared/log/proof.ts';

/** "name+hash+key" as golang.org/x/mod/sumdb/note writes a verifier; the key may hold a plus sign itself. */
function keyOf(verifier: string): NoteKey {
  const [, name = '', hash = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifier) ?? [];
  const bytes = fromBase64(key);
  const found = { name, publicKey: spkiOf(bytes.subarray(1)) };
  expect(bytes[0]).toBe(1);
  expect(Buffer.from(noteKeyHash(found)).toString('hex')).toBe(hash);
  return found;
}

describe('the notes of golang.org/x/mod/sumdb/note (note_test.go), whose format C2SP signed-note is', () => {
  const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
  const SECRET = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
  const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const PETERS =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  const ENOCHS =
    '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

  /** PKCS #8 of an Ed25519 seed (RFC 8410 section 7). */
  const signer = (): Promise<Signer> => {
    const head = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);
    return signerFromPkcs8(concat(head, fromBase64(SECRET).subarray(1)));
  };

  test('are signed byte for byte', async () => {
    expect(await signNote(TEXT, 'PeterNeumann', await signer())).toBe(`${TEXT}\n${PETERS}`);
  });

  test('verify for each of two signers, whatever else is on them', async () => {
    const note = `${TEXT}\n${PETERS}${ENOCHS}`;
    expect(await openNote(note, keyOf(PETER))).toBe(TEXT);
    expect(await openNote(note, keyOf(ENOCH))).toBe(TEXT);
    await expect(openNote(`${TEXT}\n${ENOCHS}`, keyOf(PETER))).rejects.toThrow(IntegrityError);
    const invalid = `${TEXT}\n${PETERS.slice(0, 60)}ABCD${PETERS.slice(60)}`;
    await expect(openNote(invalid, keyOf(PETER))).rejects.toThrow(IntegrityError);
  });

  test.each([
    ['no signature', TEXT],
    ['an empty list of signatures', `${TEXT}\n`],
    ['a line that is cut', `${TEXT}\n${PETERS.slice(0, -1)}`],
    ['a control character', `\u0001${TEXT}\n${PETERS}`],
    ['what is no Unicode', `\ud800${TEXT}\n${PETERS}`],
    ['a name with a space', `${TEXT}\n— Bad Name ${PETERS.split(' ')[2]}`],
    ['a line that is no signature', `${TEXT}\n${PETERS}Unexpected line.\n`],
  ])('with %s are refused', (_name, note) => {
    expect(() => parseNote(note)).toThrow(IntegrityError);
  });
});

describe('checkpoints', () => {
  test('that sum.golang.org signed verify with its published key', async () => {
    const key = keyOf('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
    const signed = [
      {
        size: 31_700_353,
        root: 'qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=',
        line: 'Az3grnmrIUEDFqHzAElIQCPNoRFRAAdFo47fooyWKMHb89k11GJh5zHIfNCOBmwn/C3YI8oW9/C8DJ87F61QqspBYwM=',
      },
      {
        size: 65_209_736,
        root: '5+uGFjx6xBZG8ip1+wi77v+grwbhhukIrxEUS8PXvRo=',
        line: 'Az3grnbssgK7ubgFX36gVETtNv0U23qxyAhAMai2QUfeGa3nB/akvkMdlUErfcZz7l/R3cVtYspg3dxXABkGZZKdsQ8=',
      },
    ];
    for (const { size, root, line } of signed) {
      const note = `go.sum database tree\n${size}\n${root}\n\n— sum.golang.org ${line}\n`;
      expect(await openNote(note, key)).toBe(
        checkpointText({ origin: 'go.sum database tree', size, root: fromBase64(root) }),
      );
      expect(peekCheckpoint(note)).toEqual({ origin: 'go.sum database tree', size, root: fromBase64(root) });
      await expect(openNote(note.replace(String(size), String(size + 1)), key)).rejects.toThrow('does not fit');
    }
  });

  test('as C2SP tlog-checkpoint shows one are read', () => {
    const note = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
    const { origin, size, root } = peekCheckpoint(note);
    expect({ origin, size, root: base64(root) }).toEqual({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
      root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    });
  });

  // transparency-dev/formats, log/checkpoint_test.go; its roots are no SHA-256, which a reader here demands.
  test('are written as transparency-dev/formats writes them', () => {
    const text = (origin: string, size: number, root: string) => checkpointText({ origin, size, root: utf8(root) });
    expect(text('Log', 123, 'bananas')).toBe('Log\n123\nYmFuYW5hcw==\n');
    expect(text('Banana', 9944, 'the view from the tree tops is great!')).toBe(
      'Banana\n9944\ndGhlIHZpZXcgZnJvbSB0aGUgdHJlZSB0b3BzIGlzIGdyZWF0IQ==\n',
    );
  });

  const ROOT = base64(digestNow(utf8('root')));
  test.each([
    ['too few lines', 'Head\n9944\n'],
    ['no origin', `\n9944\n${ROOT}\n`],
    ['a size that is no number', `Log\nbananas\n${ROOT}\n`],
    ['a negative size', `Log\n-34\n${ROOT}\n`],
    ['a size that is too large', `Log\n3438945738945739845734895735\n${ROOT}\n`],
    ['a root that is not base64', "Log\n123\nThisIsn'tBase64\n"],
  ])('of transparency-dev/formats with %s are refused', (_name, text) => {
    const note = `${text}\n— Log ${base64(new Uint8Array(68))}\n`;
    expect(() => peekCheckpoint(note)).toThrow(IntegrityError);
  });
});

// transparency-dev/formats, proof/tlog_proof_test.go: the only published cases for C2SP tlog-proof that
// are complete. The example in the specification itself is abridged.
describe('the proofs of transparency-dev/formats', () => {
  const [one, two] = [digestNow(utf8('hash1')), digestNow(utf8('hash2'))];
  test.each([
    [
      'two hashes',
      { index: 5, hashes: [one, two], checkpoint: 'test checkpoint\n' },
      `c2sp.org/tlog-proof@v1\nindex 5\n${base64(one)}\n${base64(two)}\n\ntest checkpoint\n`,
    ],
    [
      'extra data',
      { index: 10, hashes: [one], checkpoint: 'checkpoint data\n', extra: utf8('extra information') },
      `c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${base64(one)}\n\ncheckpoint data\n`,
    ],
    [
      'no hash',
      { index: 0, hashes: [], checkpoint: 'checkpoint\n' },
      'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
    ],
  ])('with %s are written and read', (_name, proof, text) => {
    expect(writeProof(proof)).toBe(text);
    expect(parseProof(text)).toEqual(proof);
  });

  test.each([
    ['another header', 'wrong-header\nindex 0\n\ncheckpoint\n'],
    ['extra data that is not base64', 'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n'],
    ['no index', 'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n'],
    ['an index that is no number', 'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n'],
    ['a negative index', 'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n'],
    ['a hash that is not base64', 'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n'],
    ['a hash of 64 bytes', `c2sp.org/tlog-proof@v1\nindex 0\n${base64(new Uint8Array(64))}\n\ncheckpoint\n`],
    ['a line without an end', `c2sp.org/tlog-proof@v1\nindex 0\n${'a'.repeat(65 * 1024)}\n`],
  ])('with %s are refused', (_name, text) => {
    expect(() => parseProof(text)).toThrow(IntegrityError);
  });
});
