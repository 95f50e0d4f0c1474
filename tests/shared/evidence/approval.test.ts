import { beforeAll, describe, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { approvalChallenge, verifyApproval } from '#shared/evidence/approval.ts';
import { base64, concat, utf8 } from '#shared/evidence/bytes.ts';
import { digestNow } from '#shared/evidence/digest.ts';
import { type Approval, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { inputOf, sampleLog, verifyZip, zipOf } from '../package/sample-package.ts';

type Kind = 'P-256' | 'Ed25519';

/** What a security key answers, made in software: the bytes are laid out as WebAuthn level 3 section 6.1 says. */
async function assertion(note: string, kind: Kind, flags = 0x05): Promise<Approval> {
  const algorithm = kind === 'P-256' ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } : { name: 'Ed25519' };
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const challenge = Buffer.from(approvalChallenge(note)).toString('base64url');
  const client = utf8(
    JSON.stringify({ type: 'webauthn.get', challenge, origin: 'chrome-extension://abc', crossOrigin: false }),
  );
  const data = concat(digestNow(utf8('abc')), Uint8Array.of(flags, 0, 0, 0, 7));
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, concat(data, digestNow(client))));
  return {
    checkpoint: note,
    credential: 'Y3JlZA==',
    publicKey: base64(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))),
    authenticatorData: base64(data),
    clientDataJSON: base64(client),
    signature: base64(kind === 'P-256' ? der(raw) : raw),
  };
}

/** ECDSA-Sig-Value of RFC 3279 section 2.2.3. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = bytes.subarray(first);
    const value = (digits[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), digits) : digits;
    return concat(Uint8Array.of(2, value.length), value);
  };
  const body = concat(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

const NOTE = 'test.example/log-1\n1\nAAAA\n\n— x AAAAAAAA\n';

describe.each(['P-256', 'Ed25519'] as const)('an approval by a %s key', (kind) => {
  let approval: Approval;
  beforeAll(async () => {
    approval = await assertion(NOTE, kind);
  });

  test('holds, and says whether the person was verified', async () => {
    for (let round = 0; round < 20; round++)
      expect(await verifyApproval(await assertion(NOTE, kind))).toEqual({ verified: true });
    expect(await verifyApproval(await assertion(NOTE, kind, 0x01))).toEqual({ verified: false });
  });

  test('is refused when anything in it is another', async () => {
    const other = await assertion(`${NOTE} `, kind);
    const swapped = (name: keyof Approval) => ({ ...approval, [name]: other[name] });
    for (const name of ['checkpoint', 'clientDataJSON', 'signature', 'publicKey'] as const) {
      await expect(verifyApproval(swapped(name))).rejects.toThrow(IntegrityError);
    }
    await expect(verifyApproval(await assertion(NOTE, kind, 0x04))).rejects.toThrow('nobody was present');
    const client = utf8(
      Buffer.from(approval.clientDataJSON, 'base64').toString().replace('webauthn.get', 'webauthn.create'),
    );
    await expect(verifyApproval({ ...approval, clientDataJSON: base64(client) })).rejects.toThrow('not an assertion');
    await expect(verifyApproval({ ...approval, authenticatorData: '' })).rejects.toThrow('nobody was present');
    await expect(verifyApproval({ ...approval, clientDataJSON: base64(utf8('{')) })).rejects.toThrow('not JSON');
  });
});

test('a package tells who approved which checkpoint, and fails when it was another', async () => {
  const log = await sampleLog(2);
  const approval = await assertion(await log.writer.checkpoint(), 'P-256');
  const review = { time: '2026-01-05T00:00:00.000Z', reviewer: 'bea', decision: 'approved' };
  await log.writer.append(REVIEW_TYPE, { ...review, approval }, []);
  const verdict = await verifyZip(await zipOf(inputOf(log.writer)));
  expect(verdict.outcome).toBe('verified-self-asserted');
  expect(verdict.approvals).toMatchObject([{ reviewer: 'bea', size: 3, verified: true }]);

  const foreign = await assertion(await (await sampleLog(2)).writer.checkpoint(), 'P-256');
  await log.writer.append(REVIEW_TYPE, { ...review, approval: foreign }, []);
  const refused = await verifyZip(await zipOf(inputOf(log.writer)));
  expect(refused.broken?.why).toBe('the checkpoint it approves is not one of this log');
});
