import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InputError } from '#shared/errors/input-error.ts';
import { LockedError } from '#shared/errors/locked-error.ts';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { subjectsOf } from '#shared/evidence/statement.ts';
import { reportApprovals } from '#shared/package/report-approvals.ts';
import { reportKeys } from '#shared/package/report-keys.ts';
import { type Database, database, dropDatabase } from '#extension/store/database.ts';
import { sampleEvidence } from '../../shared/evidence/sample-evidence.ts';
import { inputOf, verifyZip, zipOf } from '../../shared/package/sample-package.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { type FakeAuthenticator, fakeAuthenticator } from './fake-authenticator.ts';

const fake = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: fake.api }));
const { approveNow, enrolApprover } = await import('#extension/keys/approve.ts');
const { revokeKey, rotateKey } = await import('#extension/keys/change-key.ts');
const { assertUnlocked, isLocked } = await import('#extension/keys/locked.ts');
const { addWay, lockKey, protectKey, removeWay, unlockKey, unprotectKey } = await import('#extension/keys/protect.ts');
const { readKeys } = await import('#extension/keys/read-keys.ts');
const { writerFor } = await import('#extension/store/writer.ts');

const PASSKEY = { kind: 'passkey' } as const;
const words = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;
const PASSPHRASE = words('seven wet ladders sing');
let db: Database;
let authenticator: FakeAuthenticator;

beforeEach(() => {
  db = database('keys-test');
  fake.session.clear();
  authenticator = fakeAuthenticator();
});
afterEach(() => dropDatabase('keys-test'));

async function record(at = 0): Promise<void> {
  const { store, writer } = await writerFor(db, null);
  const evidence = await sampleEvidence(store, { at: Date.UTC(2026, 0, 1) + at * 1000, tenant: 'acme' });
  await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
}

async function verdict() {
  const { writer } = await writerFor(db, null);
  return verifyZip(await zipOf(inputOf(writer)), { now: Date.now() + 1000 });
}

describe.each([
  ['passkey', PASSKEY],
  ['passphrase', PASSPHRASE],
] as const)('a key that is protected by a %s', (_name, way) => {
  test('takes the log over, is in no row in the clear, and signs until it is locked', async () => {
    await record();
    const before = (await readKeys(db)).current?.keyid;
    await protectKey(db, way);
    await record(1);
    const facts = await readKeys(db);
    expect(facts).toMatchObject({ tier: 'software-wrapped', ways: [{ kind: way.kind }] });
    expect(facts.current?.keyid).not.toBe(before);
    const kept = JSON.stringify(await db.meta.toArray());
    expect(kept).not.toContain('privateKey');
    const secret = fake.session.get('opened-key') as string;
    expect(secret).toHaveLength(44);
    expect(kept).not.toContain(secret);
    const told = await verdict();
    expect(told.problems).toEqual([]);
    expect(told.keys.map(({ tier, state }) => [tier, state])).toEqual([
      ['software', 'replaced'],
      ['software-wrapped', 'current'],
    ]);
    await lockKey();
    expect(await isLocked(db)).toBe(true);
    const size = await db.log.count();
    await expect(record(2)).rejects.toThrow(LockedError);
    await expect(assertUnlocked(db)).rejects.toThrow('locked');
    expect(await db.log.count()).toBe(size);
    await unlockKey(db, way);
    await record(2);
    expect((await verdict()).problems).toEqual([]);
  });

  test('begins an empty log, and says its tier in the first entry', async () => {
    await protectKey(db, way);
    await record();
    const told = await verdict();
    expect(told.problems).toEqual([]);
    expect(told.keys).toMatchObject([{ tier: 'software-wrapped', state: 'current' }]);
  });

  test('is replaced by one that the same ways open', async () => {
    await protectKey(db, way);
    await rotateKey(db, 'once a year');
    await lockKey();
    await expect(rotateKey(db, 'again')).rejects.toThrow(LockedError);
    await unlockKey(db, way);
    await record();
    expect((await verdict()).keys.map(({ state }) => state)).toEqual(['replaced', 'current']);
  });

  test('can be given up for a plain one', async () => {
    await protectKey(db, way);
    await unprotectKey(db);
    expect(fake.session.size).toBe(0);
    await record();
    expect((await readKeys(db)).tier).toBe('software');
    expect((await verdict()).problems).toEqual([]);
  });
});

describe('what does not open a key', () => {
  test('a wrong passphrase, a short one, and another passkey', async () => {
    await expect(protectKey(db, words('too short'))).rejects.toThrow('shorter than 12');
    await protectKey(db, PASSPHRASE);
    await lockKey();
    await expect(unlockKey(db, words('seven wet ladders sink'))).rejects.toThrow('does not open');
    expect(await isLocked(db)).toBe(true);
    await expect(unlockKey(db, PASSKEY)).rejects.toThrow(InputError);
  });

  test('a passkey that is lost, and one that gives another secret', async () => {
    await protectKey(db, PASSKEY);
    await lockKey();
    const [id = '', key] = [...authenticator.keys][0] ?? [];
    authenticator.keys.delete(id);
    await expect(unlockKey(db, PASSKEY)).rejects.toThrow('not at hand');
    if (key) authenticator.keys.set(id, { ...key, seed: Buffer.alloc(32, 7) });
    await expect(unlockKey(db, PASSKEY)).rejects.toThrow('This passkey does not open the signing key');
    if (key) authenticator.keys.set(id, key);
    await unlockKey(db, PASSKEY);
    expect(await isLocked(db)).toBe(false);
  });

  test('an authenticator without PRF, and a person who says no: nothing changes', async () => {
    await record();
    const before = await readKeys(db);
    authenticator.prf = 'none';
    await expect(protectKey(db, PASSKEY)).rejects.toThrow('gives no secret');
    authenticator.prf = 'at once';
    authenticator.refuses = true;
    await expect(protectKey(db, PASSKEY)).rejects.toThrow('cancelled');
    expect(await readKeys(db)).toEqual(before);
    expect(fake.session.size).toBe(0);
    authenticator.prf = 'when used';
    await protectKey(db, PASSKEY);
    expect((await readKeys(db)).tier).toBe('software-wrapped');
  });
});

test('there can be several ways to open it, and the last one stays', async () => {
  await protectKey(db, PASSKEY);
  await addWay(db, PASSPHRASE);
  await lockKey();
  await expect(addWay(db, words('another long passphrase'))).rejects.toThrow(LockedError);
  await expect(removeWay(db, (await readKeys(db)).ways[0]?.id ?? '')).rejects.toThrow(LockedError);
  await unlockKey(db, PASSPHRASE);
  const [first, second] = (await readKeys(db)).ways;
  await removeWay(db, first?.id ?? '');
  await expect(removeWay(db, second?.id ?? '')).rejects.toThrow('last way');
  await lockKey();
  await unlockKey(db, PASSPHRASE);
  await expect(protectKey(db, PASSKEY)).rejects.toThrow('protected already');
});

test.each(['before the log names the new key', 'after'])(
  'a change of keys that is cut off %s is finished',
  async (when) => {
    await record();
    const before = (await readKeys(db)).current?.keyid;
    const stop = vi.spyOn(db.meta, 'delete').mockRejectedValue(new Error('killed'));
    const add = vi.spyOn(db.log, 'add');
    if (when !== 'after') add.mockRejectedValue(new Error('killed'));
    await expect(rotateKey(db, 'cut off')).rejects.toThrow('killed');
    add.mockRestore();
    stop.mockRestore();
    expect(await db.meta.get('signing-key-next')).toBeDefined();
    await record(1);
    expect(await db.meta.get('signing-key-next')).toBeUndefined();
    const { current } = await readKeys(db);
    expect(current?.keyid === before).toBe(when !== 'after');
    expect((await verdict()).problems).toEqual([]);
  },
);

test('entries that are written while the key changes are each signed by the key of their moment', async () => {
  await record();
  await Promise.all([rotateKey(db, 'one'), record(1), record(2), rotateKey(db, 'two'), record(3), record(4)]);
  const told = await verdict();
  expect(told.problems).toEqual([]);
  expect(told.keys.map(({ state }) => state)).toEqual(['replaced', 'replaced', 'current']);
});

test('an earlier key is revoked, the one in use is not', async () => {
  await record();
  const [first] = await reportKeys((await writerFor(db, null)).store);
  await expect(revokeKey(db, first?.keyid ?? '', '2026-01-01T00:00:00.000Z', 'stolen')).rejects.toThrow('in use');
  await rotateKey(db, 'it was stolen');
  await expect(revokeKey(db, first?.keyid ?? '', '2099-01-01T00:00:00.000Z', ' ')).rejects.toThrow('needs a reason');
  await revokeKey(db, first?.keyid ?? '', '2099-01-01T00:00:00.000Z', 'stolen');
  expect((await reportKeys((await writerFor(db, null)).store)).map(({ state }) => state)).toEqual([
    'revoked',
    'current',
  ]);
  expect((await verdict()).problems).toEqual([]);
});

describe('an approval', () => {
  test('is of what the log holds, by a key that the log names, and verifies in a package', async () => {
    await record();
    await enrolApprover(db, ' Bea ', []);
    const [approver] = (await readKeys(db)).approvers;
    expect(approver?.name).toBe('Bea');
    await approveNow(db, approver ?? never());
    const told = await verdict();
    expect(told.problems).toEqual([]);
    expect(told.approvals).toMatchObject([{ reviewer: 'Bea', size: 3, verified: true, standing: 'enrolled' }]);
    expect(await reportApprovals((await writerFor(db, null)).store)).toHaveLength(1);
  });

  test('is not asked for while the key is locked, and leaves nothing when the person says no', async () => {
    await protectKey(db, PASSPHRASE);
    await enrolApprover(db, 'Bea', []);
    const [approver] = (await readKeys(db)).approvers;
    const size = await db.log.count();
    authenticator.refuses = true;
    await expect(approveNow(db, approver ?? never())).rejects.toThrow('cancelled');
    authenticator.keys.clear();
    await expect(approveNow(db, approver ?? never())).rejects.toThrow('not at hand');
    await lockKey();
    await expect(approveNow(db, approver ?? never())).rejects.toThrow(LockedError);
    await expect(enrolApprover(db, 'Cy', [])).rejects.toThrow(LockedError);
    expect(authenticator.keys.size).toBe(0);
    expect(await db.log.count()).toBe(size);
  });

  test('needs a name, and one security key is enrolled once', async () => {
    await expect(enrolApprover(db, '  ', [])).rejects.toThrow('needs a name');
    await enrolApprover(db, 'Bea', []);
    const { approvers } = await readKeys(db);
    await expect(enrolApprover(db, 'Cy', approvers)).rejects.toThrow('enrolled already');
    expect((await readKeys(db)).approvers.map(({ name }) => name)).toEqual(['Bea']);
  });
});

function never(): never {
  throw new Error('there is an approver');
}
