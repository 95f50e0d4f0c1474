import { beforeEach, expect, test } from 'vitest';
import { textOf } from '#shared/evidence/bytes.ts';
import { KEY_TYPE, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { keysAfter, keyStatements } from '#shared/evidence/key-statements.ts';
import { reportApprovals } from '#shared/package/report-approvals.ts';
import { parseTrustPolicy, trustPolicyOf } from '#shared/package/trust-policy.ts';
import type { Verdict } from '#shared/package/verdict.ts';
import { type SoftwareKey, softwareKey } from '../evidence/software-key.ts';
import { filesOf, inputOf, type SampleLog, sampleLog, verifyZip, zipOf } from './sample-package.ts';

const TIME = '2026-01-05T00:00:00.000Z';
let log: SampleLog;
let key: SoftwareKey;
beforeEach(async () => {
  log = await sampleLog(2);
  key = await softwareKey('P-256');
});

const verdictOf = async (...policy: Parameters<typeof trustPolicyOf>[]): Promise<Verdict> =>
  verifyZip(await zipOf(inputOf(log.writer)), policy[0] ? { policy: trustPolicyOf(...policy[0]) } : {});

const enrol = ({ keyid, publicKey, credential }: SoftwareKey, name = 'Bea') =>
  log.writer.enrolApprover({ keyid, publicKey, credential, name });

async function approve(by: SoftwareKey = key, note?: string) {
  const approval = await by.approve(note ?? (await log.writer.checkpoint()));
  return log.writer.append(REVIEW_TYPE, { time: TIME, reviewer: 'Bea', decision: 'approved', approval }, []);
}

test('a package tells who approved which checkpoint, with which enrolled key', async () => {
  await enrol(key);
  await approve();
  const verdict = await verdictOf();
  expect(verdict).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
  const { keyid } = key;
  expect(verdict.approvals).toMatchObject([
    { reviewer: 'Bea', decision: 'approved', time: TIME, size: 4, keyid, verified: true, standing: 'enrolled' },
  ]);
  expect(verdict.keys).toMatchObject([
    { tier: 'software', state: 'current' },
    { keyid, tier: 'hardware-approval', state: 'current', name: 'Bea' },
  ]);
  const { path: _path, trusted: _trusted, ...told } = verdict.approvals[0] ?? ({} as Verdict['approvals'][number]);
  expect(await reportApprovals(log.store)).toEqual([told]);
});

test('a key that the log did not name before is called unknown', async () => {
  await approve();
  expect((await verdictOf()).approvals).toMatchObject([{ standing: 'unknown' }]);
  await enrol(key);
  expect((await verdictOf()).approvals).toMatchObject([{ standing: 'unknown' }]);
  await approve();
  expect((await verdictOf()).approvals.map(({ standing }) => standing)).toEqual(['unknown', 'enrolled']);
});

test('an approval after the moment from which its key is revoked counts for nothing, one before it stands', async () => {
  await enrol(key);
  await approve();
  await log.writer.revoke(key.keyid, '2026-01-06T00:00:00.000Z', 'lost');
  let verdict = await verdictOf();
  expect(verdict.problems).toEqual([]);
  expect(verdict.approvals).toMatchObject([{ standing: 'enrolled' }]);
  expect(verdict.keys[1]).toMatchObject({ state: 'revoked', name: 'Bea' });
  await log.writer.revoke(key.keyid, '2026-01-04T00:00:00.000Z', 'it was stolen');
  verdict = await verdictOf();
  expect(verdict.problems).toEqual([]);
  expect(verdict.approvals).toMatchObject([{ standing: 'revoked' }]);
  expect(await reportApprovals(log.store)).toMatchObject([{ standing: 'revoked' }]);
});

test('an approval of another checkpoint fails the package and is in no report', async () => {
  await approve(key, await (await sampleLog(2)).writer.checkpoint());
  const refused = await verdictOf();
  expect(refused.broken?.why).toContain('the checkpoint it approves is not one of this log');
  expect(await reportApprovals(log.store)).toEqual([]);
});

test('a security key whose id is not its digest fails the package', async () => {
  const { publicKey, credential } = key;
  const keyid = 'ab'.repeat(32);
  const told = { action: 'approver', tier: 'hardware-approval', name: 'Bea', origin: log.store.origin, time: TIME };
  await log.writer.append(KEY_TYPE, { ...told, keyid, publicKey, credential }, []);
  expect((await verdictOf()).broken?.why).toBe('the id of the security key is not its digest');
});

test('a trust policy names the security keys apart, and they never speak for the log', async () => {
  await enrol(key);
  await approve();
  const keys = keysAfter(await Array.fromAsync(keyStatements(log.store)), false);
  const policy = trustPolicyOf(log.store.origin, keys);
  expect(policy.logs).toEqual([{ origin: log.store.origin, keys: [log.signer.keyid], approvers: [key.keyid] }]);
  const verdict = await verdictOf([log.store.origin, keys]);
  expect(verdict.outcome).toBe('verified');
  expect(verdict.approvals).toMatchObject([{ trusted: true }]);
  const files = await filesOf(inputOf(log.writer));
  const inside = files.find(({ path }) => path === 'data/trust/policy.json');
  expect(parseTrustPolicy(textOf(inside && 'bytes' in inside ? inside.bytes : new Uint8Array()))).toEqual(policy);
  const onlyApprovers = keys.filter(({ tier }) => tier === 'hardware-approval');
  expect((await verdictOf([log.store.origin, onlyApprovers])).outcome).toBe('failed');
  expect((await verdictOf()).approvals).toMatchObject([{ trusted: false }]);
});
