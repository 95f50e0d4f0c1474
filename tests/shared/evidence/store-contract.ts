import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import { base64, utf8 } from '#shared/evidence/bytes.ts';
import { canonicalBytes } from '#shared/evidence/canonical.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import { STATEMENT_PAYLOAD } from '#shared/evidence/dsse.ts';
import { EVIDENCE_TYPE, type Evidence, type Exchange, type Scope } from '#shared/evidence/record.ts';
import type { EvidenceRow, EvidenceStore, LogEntry } from '#shared/evidence/store.ts';
import { leafHash } from '#shared/log/merkle.ts';

/** A place that a store can be opened on again, so that what lasts can be told from what is remembered. */
export interface StorePlace {
  /** Opens a writer; the one before was closed or abandoned. */
  open(): Promise<EvidenceStore>;
  /** Ends the open store as a killed process would: nothing is closed, nothing flushed by it. */
  abandon(store: EvidenceStore): Promise<void>;
  dispose(): Promise<void>;
}

interface Made {
  readonly id?: string;
  readonly collector?: string;
  readonly scope?: Scope;
  readonly finished?: string;
  readonly run?: string;
  readonly body?: string;
  /** A digest that the statement names too. */
  readonly also?: string;
}

let made = 0;

export function idOf(serial: number): string {
  return `01900000-0000-7000-8000-${String(serial).padStart(12, '0')}`;
}

/** An envelope of evidence over one blob, with a signature of the right form (a store does not verify it). */
export async function envelopeOf(store: EvidenceStore, options: Made = {}): Promise<Uint8Array> {
  const serial = (made += 1);
  const {
    id = idOf(1_000 + serial),
    collector = 'github/members',
    scope = { system: 'github', tenant: 'acme' },
    finished = '2026-05-01T10:00:00.000Z',
    run = 'run-1',
    body = `{"serial":${serial}}`,
  } = options;
  const sha256 = await store.putBlob(utf8(body));
  const evidence: Evidence = {
    id,
    kind: 'population',
    collector: { id: collector, version: '1', host: 'cli', runtime: 'test' },
    run: { id: run, trigger: 'manual' },
    actor: { operator: 'ann' },
    source: scope,
    time: { started: finished, finished },
    completeness: { complete: true, pages: 1, items: 3, expected: 3 },
    exchanges: [exchangeOf(await digestOf(id), sha256, body.length)],
    redactions: [],
  };
  return sealed(EVIDENCE_TYPE, evidence, options.also === undefined ? [sha256] : [sha256, options.also]);
}

export function sealed(predicateType: string, predicate: unknown, blobs: readonly string[]): Uint8Array {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: blobs.map((sha256) => ({ name: 'GET /', digest: { sha256 } })),
    predicateType,
    predicate,
  };
  return canonicalBytes({
    payloadType: STATEMENT_PAYLOAD,
    payload: base64(canonicalBytes(statement)),
    signatures: [{ keyid: 'ab'.repeat(32), sig: base64(new Uint8Array(64)) }],
  });
}

export function exchangeOf(key: string, sha256: string, size: number): Exchange {
  return {
    key,
    method: 'GET',
    url: 'https://api.example.test/orgs/acme/members',
    status: 200,
    started: '2026-05-01T10:00:00.000Z',
    finished: '2026-05-01T10:00:00.100Z',
    attempts: 1,
    response: { sha256, size, mediaType: 'application/json', role: 'response' },
  };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const KEY = 'cd'.repeat(32);

/** Everything that the engine relies on in an `EvidenceStore`, whatever it is kept in. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`${name} as an evidence store`, () => {
    let place: StorePlace;
    let store: EvidenceStore;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.dispose();
    });

    async function reopened(how: 'closed' | 'killed'): Promise<EvidenceStore> {
      if (how === 'closed') await store.close();
      else await place.abandon(store);
      store = await place.open();
      return store;
    }

    describe('blobs', () => {
      it('gives back the bytes under their SHA-256, also after it was opened again', async () => {
        const bytes = Uint8Array.of(0, 255, 10, 13, 0);
        const digest = await store.putBlob(bytes);
        expect(digest).toBe(await digestOf(bytes));
        expect(await store.getBlob(digest)).toEqual(bytes);
        expect(await (await reopened('closed')).getBlob(digest)).toEqual(bytes);
      });

      it('keeps an empty blob apart from a blob that is not there', async () => {
        const digest = await store.putBlob(new Uint8Array());
        expect(await store.getBlob(digest)).toEqual(new Uint8Array());
        expect(await store.getBlob('0'.repeat(64))).toBeNull();
        expect(await store.getBlob('../log')).toBeNull();
      });

      it('removes one for good, and takes it in again', async () => {
        const digest = await store.putBlob(utf8('secret'));
        const other = await store.putBlob(utf8('other'));
        await store.removeBlob(digest);
        await store.removeBlob(digest);
        await store.removeBlob('0'.repeat(64));
        expect(await store.getBlob(digest)).toBeNull();
        expect(await (await reopened('killed')).getBlob(digest)).toBeNull();
        expect(await store.getBlob(other)).toEqual(utf8('other'));
        expect(await store.putBlob(utf8('secret'))).toBe(digest);
        expect(await store.getBlob(digest)).toEqual(utf8('secret'));
      });

      it('takes the same bytes many times at once', async () => {
        const digests = await Promise.all(Array.from({ length: 20 }, () => store.putBlob(utf8('same'))));
        expect(new Set(digests).size).toBe(1);
        expect(await store.getBlob(digests[0] ?? '')).toEqual(utf8('same'));
      });

      it('is not changed by what happens to the array that was handed over or out', async () => {
        const bytes = utf8('before');
        const digest = await store.putBlob(bytes);
        bytes.fill(0);
        (await store.getBlob(digest))?.fill(0);
        expect(await store.getBlob(digest)).toEqual(utf8('before'));
      });
    });

    describe('the log', () => {
      it('starts empty', async () => {
        expect(await store.size()).toBe(0);
        expect(await all(store.entries())).toEqual([]);
        expect(await store.leafHashes()).toEqual([]);
        expect(await store.entry(0)).toBeNull();
        expect(store.origin).toMatch(/^\S+$/);
      });

      it.each(['closed', 'killed'] as const)('holds what was appended after it was %s', async (how) => {
        const envelopes = [await envelopeOf(store), await envelopeOf(store), sealed('urn:x:note', { a: 1 }, [])];
        const appended: LogEntry[] = [];
        for (const envelope of envelopes) appended.push(await store.append(envelope));
        const { origin } = store;
        const again = await reopened(how);
        expect(again.origin).toBe(origin);
        expect(await again.size()).toBe(3);
        expect(await all(again.entries())).toEqual(appended);
        expect(appended.map(({ index }) => index)).toEqual([0, 1, 2]);
        expect(appended.map(({ envelope }) => envelope)).toEqual(envelopes);
        expect(appended[0]?.digest).toBe(await digestOf(envelopes[0] ?? ''));
        expect(appended.map(({ predicateType }) => predicateType)).toEqual([
          EVIDENCE_TYPE,
          EVIDENCE_TYPE,
          'urn:x:note',
        ]);
        expect(await again.leafHashes()).toEqual(envelopes.map((envelope) => leafHash(envelope)));
      });

      it('gives an entry, and a range that leaves its end out', async () => {
        for (let at = 0; at < 5; at++) await store.append(await envelopeOf(store));
        const indexes = async (range?: { from?: number; to?: number }) =>
          (await all(store.entries(range))).map(({ index }) => index);
        expect(await indexes({ from: 1, to: 3 })).toEqual([1, 2]);
        expect(await indexes({ from: 3 })).toEqual([3, 4]);
        expect(await indexes({ to: 2 })).toEqual([0, 1]);
        expect(await indexes({ from: 4, to: 99 })).toEqual([4]);
        expect(await indexes({ from: 5 })).toEqual([]);
        expect((await store.entry(4))?.index).toBe(4);
        expect(await store.entry(5)).toBeNull();
        expect(await store.entry(-1)).toBeNull();
      });

      it('numbers entries without gap or double when many are appended at once', async () => {
        const envelopes = await Promise.all(Array.from({ length: 25 }, () => envelopeOf(store)));
        const entries = await Promise.all(envelopes.map((envelope) => store.append(envelope)));
        expect(entries.map(({ index }) => index).sort((a, b) => a - b)).toEqual(envelopes.map((_, at) => at));
        const again = await reopened('closed');
        const kept = await all(again.entries());
        for (const entry of entries) expect(kept[entry.index]).toEqual(entry);
        expect(kept).toHaveLength(25);
      });

      it('is as it was when an envelope names bytes that are not stored', async () => {
        await store.append(await envelopeOf(store));
        const missing = await envelopeOf(store, { also: '12'.repeat(32) });
        await expect(store.append(missing)).rejects.toThrow(AnnexaError);
        expect(await store.size()).toBe(1);
        expect(await all(store.evidence())).toHaveLength(1);
        expect((await store.append(await envelopeOf(store))).index).toBe(1);
      });

      it('is as it was when what is appended is no envelope', async () => {
        await expect(store.append(utf8('{"payload":1}'))).rejects.toThrow(AnnexaError);
        await expect(store.append(new Uint8Array())).rejects.toThrow(AnnexaError);
        expect(await store.size()).toBe(0);
        expect(await store.leafHashes()).toEqual([]);
      });

      it('lets entries be read while others are appended', async () => {
        for (let at = 0; at < 3; at++) await store.append(await envelopeOf(store));
        const seen: number[] = [];
        for await (const { index } of store.entries()) {
          seen.push(index);
          if (index === 0) await store.append(await envelopeOf(store));
          if (index > 5) break;
        }
        expect(seen.slice(0, 3)).toEqual([0, 1, 2]);
        expect(await store.size()).toBe(4);
      });
    });

    describe('evidence rows', () => {
      beforeEach(async () => {
        const aws = { system: 'aws', tenant: '111122223333', region: 'eu-west-1' };
        await store.append(await envelopeOf(store, { id: idOf(1), finished: '2026-05-01T10:00:00.000Z' }));
        await store.append(sealed('urn:x:note', {}, []));
        await store.append(
          await envelopeOf(store, {
            id: idOf(2),
            collector: 'aws/config',
            scope: aws,
            finished: '2026-05-02T10:00:00.000Z',
          }),
        );
        await store.append(
          await envelopeOf(store, {
            id: idOf(3),
            scope: { system: 'github', tenant: 'other' },
            finished: '2026-05-03T10:00:00.000Z',
            run: 'run-2',
          }),
        );
      });

      const ids = async (filter?: Parameters<EvidenceStore['evidence']>[0]) =>
        (await all(store.evidence(filter))).map(({ id }) => id);

      it('say what the envelope says, in log order, and pass over what is not evidence', async () => {
        const rows = await all(store.evidence());
        const entry = await store.entry(2);
        expect(rows.map(({ id, index }) => [id, index])).toEqual([
          [idOf(1), 0],
          [idOf(2), 2],
          [idOf(3), 3],
        ]);
        const expected: EvidenceRow = {
          index: 2,
          id: idOf(2),
          digest: entry?.digest ?? '',
          collector: 'aws/config',
          kind: 'population',
          scope: { system: 'aws', tenant: '111122223333', region: 'eu-west-1' },
          run: 'run-1',
          effective: '2026-05-02T10:00:00.000Z',
          completeness: { complete: true, pages: 1, items: 3, expected: 3 },
        };
        expect(rows[1]).toEqual(expected);
      });

      it('are filtered by collector, system, tenant and day', async () => {
        expect(await ids({ collector: 'github/members' })).toEqual([idOf(1), idOf(3)]);
        expect(await ids({ system: 'aws' })).toEqual([idOf(2)]);
        expect(await ids({ tenant: 'other' })).toEqual([idOf(3)]);
        expect(await ids({ asOf: '2026-05-02T10:00:00.000Z' })).toEqual([idOf(1), idOf(2)]);
        expect(await ids({ asOf: '2026-04-30T00:00:00.000Z' })).toEqual([]);
        expect(await ids({ system: 'github', tenant: 'acme', asOf: '2027-01-01T00:00:00.000Z' })).toEqual([idOf(1)]);
      });

      it.each(['closed', 'killed'] as const)('are the same after it was %s', async (how) => {
        const before = await all(store.evidence());
        store = await reopened(how);
        expect(await all(store.evidence())).toEqual(before);
      });
    });

    describe('checkpoints', () => {
      it('are kept by size, smallest first', async () => {
        await store.putCheckpoint(10, 'ten\n');
        await store.putCheckpoint(2, 'two\n');
        const again = await reopened('killed');
        expect(await again.checkpoints()).toEqual([
          { size: 2, note: 'two\n' },
          { size: 10, note: 'ten\n' },
        ]);
      });

      it('are never replaced', async () => {
        await store.putCheckpoint(2, 'first\n');
        await store.putCheckpoint(2, 'first\n');
        await expect(store.putCheckpoint(2, 'second\n')).rejects.toThrow(/checkpoint/i);
        expect(await store.checkpoints()).toEqual([{ size: 2, note: 'first\n' }]);
      });
    });

    describe('the journal', () => {
      it('recalls the last exchange of a key of its own step, also after a kill', async () => {
        const sha256 = await store.putBlob(utf8('body'));
        const first = { ...exchangeOf(KEY, sha256, 4), attempts: 1 };
        const last = { ...exchangeOf(KEY, sha256, 4), attempts: 2 };
        await store.journal.put('run|a', first);
        await store.journal.put('run|a', last);
        expect(await store.journal.get('run|a', KEY)).toEqual(last);
        expect(await store.journal.get('run|b', KEY)).toBeNull();
        expect(await store.journal.get('run|a', 'ef'.repeat(32))).toBeNull();
        const again = await reopened('killed');
        expect(await again.journal.get('run|a', KEY)).toEqual(last);
        expect(await again.getBlob(sha256)).toEqual(utf8('body'));
      });

      it('forgets one step and no other', async () => {
        const sha256 = await store.putBlob(utf8('body'));
        await store.journal.put('run|a', exchangeOf(KEY, sha256, 4));
        await store.journal.put('run|b', exchangeOf(KEY, sha256, 4));
        await store.journal.clear('run|a');
        await store.journal.clear('never-there');
        expect(await store.journal.get('run|a', KEY)).toBeNull();
        const again = await reopened('closed');
        expect(await again.journal.get('run|a', KEY)).toBeNull();
        expect(await again.journal.get('run|b', KEY)).not.toBeNull();
      });

      it('keeps exchanges that are put at once', async () => {
        const sha256 = await store.putBlob(utf8('body'));
        const keys = Array.from({ length: 30 }, (_, at) => at.toString(16).padStart(64, '0'));
        await Promise.all(keys.map((key) => store.journal.put('run|a', exchangeOf(key, sha256, 4))));
        const again = await reopened('killed');
        for (const key of keys) expect((await again.journal.get('run|a', key))?.key).toBe(key);
      });
    });

    it('can be closed twice', async () => {
      await store.close();
      await store.close();
      store = await place.open();
      expect(await store.size()).toBe(0);
    });
  });
}
