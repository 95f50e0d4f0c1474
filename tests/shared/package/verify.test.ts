import { beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '#shared/evidence/bytes.ts';
import { EXCEPTION_TYPE, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { removeBlob } from '#shared/evidence/removal.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { envelopeSubject } from '#shared/evidence/statement.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import { isListedTag } from '#shared/package/layout.ts';
import type { PackageFile } from '#shared/package/zip-writer.ts';
import { filesOf, inputOf, type SampleLog, sampleLog, verifyFiles, verifyZip, zipOf } from './sample-package.ts';

let log: SampleLog;
beforeAll(async () => {
  log = await sampleLog(5);
});

const LATER = '2026-01-05T00:00:00.000Z';
const policyOf = (origin: string, ...keys: string[]) => ({
  format: 'annexa-trust-1' as const,
  logs: [{ origin, keys }],
  authorities: [],
});

describe('a sound package', () => {
  test('verifies from its zip and from its files, and says what is in it', async () => {
    const verdict = await verifyZip(await zipOf(inputOf(log.writer)));
    expect(verdict).toMatchObject({
      outcome: 'verified-self-asserted',
      broken: null,
      problems: [],
      unseen: [],
      omitted: [],
    });
    expect(verdict.records.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(verdict.keys).toEqual([
      {
        keyid: log.signer.keyid,
        tier: 'software',
        state: 'current',
        since: '2026-01-01T00:00:00.000Z',
        trusted: false,
      },
    ]);
    expect(verdict.notProven.length).toBeGreaterThan(0);
    expect((await verifyFiles(await filesOf(inputOf(log.writer)))).outcome).toBe('verified-self-asserted');
  });

  test('is verified under a policy that names its key, and fails under one that names another', async () => {
    const zip = await zipOf(inputOf(log.writer));
    const named = await verifyZip(zip, { policy: policyOf(log.store.origin, log.signer.keyid) });
    expect(named.outcome).toBe('verified');
    expect(named.keys[0]?.trusted).toBe(true);
    for (const policy of [
      policyOf(log.store.origin, 'a'.repeat(64)),
      policyOf('test.example/other', log.signer.keyid),
    ]) {
      expect(await verifyZip(zip, { policy })).toMatchObject({ outcome: 'failed' });
    }
  });

  test('is the same bytes each time', async () => {
    expect(await zipOf(inputOf(log.writer))).toEqual(await zipOf(inputOf(log.writer)));
  });

  test('holds earlier checkpoints with their proofs', async () => {
    const paths = (await filesOf(inputOf(log.writer))).map(({ path }) => path);
    expect(paths).toContain('data/log/history/3');
    expect(paths).toContain('data/log/history/3.consistency');
  });
});

describe('a part', () => {
  test('of a period verifies and lists what was left out', async () => {
    const selection = { controls: null, from: null, to: '2026-01-01T00:00:02.000Z' };
    const verdict = await verifyZip(await zipOf(inputOf(log.writer, { selection })));
    expect(verdict.outcome).toBe('verified-self-asserted');
    expect(verdict.omitted.map(({ index, reason }) => [index, reason])).toEqual([
      [3, 'outside the period'],
      [4, 'outside the period'],
      [5, 'outside the period'],
    ]);
    expect(verdict.package?.counts).toMatchObject({ included: 3, omitted: 3, evidence: 2 });
  });

  test('for controls leaves out other evidence, and statements about it', async () => {
    const source = await sampleLog(2);
    const [, first, second] = source.store.log;
    const review = { time: LATER, reviewer: 'bea', decision: 'approved' };
    await source.writer.append(REVIEW_TYPE, review, [envelopeSubject(first?.digest ?? '')]);
    await source.writer.append(REVIEW_TYPE, review, [envelopeSubject(second?.digest ?? '')]);
    const exception = { id: 'x', time: LATER, subjects: [], reason: 'r', owner: 'o', approvedBy: 'a', until: LATER };
    const control = (id: string) => ({ standard: 'iso27001-2022', id });
    await source.writer.append(EXCEPTION_TYPE, { ...exception, control: control('A.8.5') }, []);
    await source.writer.append(EXCEPTION_TYPE, { ...exception, control: control('A.5.1') }, []);
    const selection = {
      controls: ['A.8.5'],
      from: null,
      to: null,
      touches: ({ index }: { index: number }) => index === 1,
    };
    const verdict = await verifyZip(await zipOf(inputOf(source.writer, { selection })));
    expect(verdict.outcome).toBe('verified-self-asserted');
    expect(verdict.records.map(({ index }) => index)).toEqual([0, 1, 3, 5]);
    expect(verdict.omitted.map(({ index }) => index)).toEqual([2, 4, 6]);
    expect(JSON.stringify(verdict.omitted)).not.toContain('acme');
  });
});

describe('removal', () => {
  test('is told with who, when and why, and the package still verifies', async () => {
    const source = await sampleLog(3);
    const [digest = ''] = source.store.blobs.keys();
    await removeBlob(source.writer, { digest, by: 'ann', reason: 'leaked token', time: LATER });
    const verdict = await verifyZip(await zipOf(inputOf(source.writer)));
    expect(verdict.outcome).toBe('verified-self-asserted');
    expect(verdict.removed).toEqual([{ digest, by: 'ann', time: LATER, reason: 'leaked token' }]);
    // Collected again, the bytes are back in the workspace; they still do not leave it.
    await source.store.putBlob(utf8(JSON.stringify({ login: 'globex', at: Date.UTC(2026, 0, 1) })));
    expect(source.store.blobs.has(digest)).toBe(true);
    const paths = (await filesOf(inputOf(source.writer))).map(({ path }) => path);
    expect(paths.some((path) => path.includes(digest))).toBe(false);
  });

  test('without a reason or of nothing is refused', async () => {
    const source = await sampleLog(1);
    const [digest = ''] = source.store.blobs.keys();
    await expect(removeBlob(source.writer, { digest, by: 'ann', reason: ' ', time: LATER })).rejects.toThrow('reason');
    const none = { digest: 'a'.repeat(64), by: 'ann', reason: 'r', time: LATER };
    await expect(removeBlob(source.writer, none)).rejects.toThrow('no artifact');
    expect(source.store.log).toHaveLength(2);
  });

  test('an artifact that is gone without a tombstone makes a package incomplete', async () => {
    const source = await sampleLog(2);
    const [digest = ''] = source.store.blobs.keys();
    source.store.blobs.delete(digest);
    const verdict = await verifyZip(await zipOf(inputOf(source.writer)));
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.unseen[0]?.why).toContain(digest);
  });

  test('an artifact whose bytes changed in the workspace is not exported', async () => {
    const source = await sampleLog(2);
    const [digest = ''] = source.store.blobs.keys();
    source.store.blobs.set(digest, utf8('other'));
    await expect(zipOf(inputOf(source.writer))).rejects.toThrow('other bytes');
  });
});

describe('keys', () => {
  test('that were rotated verify, and the one in front can be revoked', async () => {
    const source = await sampleLog(2);
    const { signer: next } = await generateSigner();
    await source.writer.rotate(next, 'yearly');
    const writer = new EvidenceWriter(source.store, next, () => Date.parse(LATER));
    await writer.revoke(source.signer.keyid, '2026-01-03T00:00:00.000Z', 'laptop lost');
    const zip = await zipOf(inputOf(writer));
    const verdict = await verifyZip(zip);
    expect(verdict.problems).toEqual([]);
    expect(verdict.keys.map(({ state }) => state)).toEqual(['revoked', 'current']);
    expect((await verifyZip(zip, { policy: policyOf(source.store.origin, source.signer.keyid) })).outcome).toBe(
      'failed',
    );
    expect((await verifyZip(zip, { policy: policyOf(source.store.origin, next.keyid) })).outcome).toBe('verified');
  });

  test('revoked before what they signed make it fail', async () => {
    const source = await sampleLog(2);
    const { signer: next } = await generateSigner();
    await source.writer.rotate(next, 'stolen');
    const writer = new EvidenceWriter(source.store, next, () => Date.parse(LATER));
    await writer.revoke(source.signer.keyid, '2026-01-01T00:00:01.000Z', 'stolen');
    const verdict = await verifyZip(await zipOf(inputOf(writer)));
    expect(verdict.outcome).toBe('failed');
    expect(verdict.broken?.why).toContain('revoked since');
  });

  test('that were replaced can no longer sign', async () => {
    const source = await sampleLog(1);
    const { signer: next } = await generateSigner();
    await source.writer.rotate(next, 'yearly');
    await source.writer.append(REVIEW_TYPE, { time: LATER, reviewer: 'bea', decision: 'approved' }, []);
    const verdict = await verifyZip(await zipOf(inputOf(new EvidenceWriter(source.store, next))));
    expect(verdict.broken?.why).toContain('replaced or revoked');
  });

  test('that were revoked can no longer sign a checkpoint, and what they signed before stands', async () => {
    const source = await sampleLog(2);
    const { signer: next } = await generateSigner();
    await source.writer.rotate(next, 'stolen');
    const writer = new EvidenceWriter(source.store, next, () => Date.parse(LATER));
    await writer.revoke(source.signer.keyid, '2026-01-04T00:00:00.000Z', 'stolen');
    const sound = await filesOf(inputOf(writer));
    expect(await verifyFiles(sound)).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
    // A note for each size is kept; this one is the thief's, and everything else the new key's.
    await writer.append(REVIEW_TYPE, { time: LATER, reviewer: 'bea', decision: 'approved' }, []);
    await source.writer.checkpoint();
    expect(await verifyFiles(await filesOf(inputOf(writer)))).toMatchObject({
      outcome: 'failed',
      problems: [{ path: 'data/log/checkpoint', why: `key ${source.signer.keyid} was replaced or revoked before it` }],
    });
  });

  test('that nobody enrolled cannot sign', async () => {
    const source = await sampleLog(1);
    const { signer: stranger } = await generateSigner();
    const verdict = await verifyZip(await zipOf(inputOf(new EvidenceWriter(source.store, stranger))));
    expect(verdict.outcome).toBe('failed');
  });
});

describe('what this version does not know', () => {
  test('makes a package incomplete, not wrong', async () => {
    const source = await sampleLog(1);
    await source.writer.append('urn:example:other:v9', { anything: 1 }, []);
    const verdict = await verifyZip(await zipOf(inputOf(source.writer)));
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.unseen).toEqual([
      {
        path: 'data/statements/000000002.dsse.json',
        why: 'statements of type urn:example:other:v9 are not known here',
      },
    ]);
    expect(verdict.problems).toEqual([]);
  });
});

describe('files for other tools', () => {
  const path = 'data/interchange/assessment-results.json';
  const documents = new Map([[path, utf8('{"uuid":"x"}')]]);

  test('verify with the rest, and fail when they are changed', async () => {
    const files = await filesOf(inputOf(log.writer, { documents }));
    expect(files.map((file) => file.path)).toContain(path);
    expect(await verifyFiles(files)).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
    const changed = files.map((file) => (file.path === path ? { path, bytes: utf8('{"uuid":"y"}') } : file));
    expect(await verifyFiles(changed)).toMatchObject({
      outcome: 'failed',
      broken: { path, why: 'its bytes are not the ones that were signed for' },
    });
  });

  test('lie flat in their folder', async () => {
    const deep = new Map([['data/interchange/more/x.json', utf8('{}')]]);
    await expect(filesOf(inputOf(log.writer, { documents: deep }))).rejects.toThrow('no place for a document');
  });
});

describe('a forger without the key who repairs every manifest', () => {
  const edit = (files: readonly PackageFile[], path: RegExp, change: (text: string) => string) =>
    files.map((file) =>
      path.test(file.path) ? { ...file, bytes: utf8(change(new TextDecoder().decode(file.bytes))) } : file,
    );

  async function repaired(files: readonly PackageFile[]): Promise<PackageFile[]> {
    const fixed = [...files];
    const relist = async (listing: string, wanted: (path: string) => boolean) => {
      let text = '';
      for (const { path, bytes } of fixed) if (wanted(path)) text += `${await digestOf(bytes)}  ${path}\n`;
      const at = fixed.findIndex(({ path }) => path === listing);
      fixed[at] = { path: listing, bytes: utf8(text) };
    };
    await relist('manifest-sha256.txt', (path) => path.startsWith('data/'));
    await relist('tagmanifest-sha256.txt', isListedTag);
    return fixed;
  }

  test('is found out by the package statement', async () => {
    const files = await filesOf(inputOf(log.writer));
    const forged = await repaired(edit(files, /index\.html$/, (page) => page.replace('Report', 'Repaid')));
    const verdict = await verifyFiles(forged);
    expect(verdict.outcome).toBe('failed');
    expect(verdict.broken).toEqual({ path: 'package.dsse.json', why: 'it signs another manifest' });
  });
});

test('an aborted verification stops with its reason', async () => {
  const files = await filesOf(inputOf(log.writer));
  await expect(verifyFiles(files, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
});
