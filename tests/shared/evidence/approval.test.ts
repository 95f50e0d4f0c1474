import { beforeAll, describe, expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { verifyApproval } from '#shared/evidence/approval.ts';
import { base64, utf8 } from '#shared/evidence/bytes.ts';
import type { Approval } from '#shared/evidence/predicates.ts';
import { type Kind, softwareKey } from './software-key.ts';

async function assertion(note: string, kind: Kind, flags = 0x05): Promise<Approval> {
  return (await softwareKey(kind)).approve(note, flags);
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
