import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import type { Step } from '#extension/store/model.ts';
import { originOf } from '#extension/store/origin.ts';
import { signerOf, writerFor } from '#extension/store/writer.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';

import { KEY_TYPE } from '#shared/evidence/predicates.ts';
import { envelopeOf, exchangeOf, storeContract } from '../../shared/evidence/store-contract.ts';

let serial = 0;

function fresh(): string {
  serial += 1;
  return `store-${serial}`;
}

storeContract('Dexie', async () => {
  const name = fresh();
  return {
    async open() {
      const db = new Database(name);
      return new DexieEvidenceStore(db, await originOf(db));
    },
    // A killed document leaves its connection to the browser, which drops it without a word.
    abandon: () => Promise.resolve(),
    dispose: () => Dexie.delete(name),
  };
});

function step(id: string): Step {
  return {
    id,
    run: 'run-1',
    order: 0,
    provider: 'github',
    collector: 'github/members',
    title: 'Members',
    scope: { system: 'github', tenant: 'acme' },
    state: 'running',
    progress: null,
    attempts: 1,
    resumeAt: null,
    problem: null,
    entry: null,
  };
}

describe('a step of its own', () => {
  it('ends with its record, in one transaction, and its journal goes', async () => {
    const db = new Database(fresh());
    await db.steps.put(step('run-1|a'));
    const store = new DexieEvidenceStore(db, 'o', 'run-1|a');
    const blob = await store.putBlob(new Uint8Array([1]));
    await store.journal.put('run-1|a', exchangeOf('ab'.repeat(32), blob, 1));
    await store.journal.put('run-1|b', exchangeOf('ab'.repeat(32), blob, 1));
    await store.append(await envelopeOf(store));
    expect(await db.steps.get('run-1|a')).toMatchObject({ state: 'collected', entry: 0 });
    expect(await db.journal.where('step').equals('run-1|a').count()).toBe(0);
    expect(await db.journal.where('step').equals('run-1|b').count()).toBe(1);
  });

  it('leaves one record however often it is run, and by however many at once', async () => {
    const db = new Database(fresh());
    await db.steps.put(step('run-1|a'));
    const stores = [1, 2, 3].map(() => new DexieEvidenceStore(db, 'o', 'run-1|a'));
    const entries = await Promise.all(stores.map(async (store) => store.append(await envelopeOf(store))));
    expect(new Set(entries.map(({ digest }) => digest)).size).toBe(1);
    expect(await db.log.count()).toBe(1);
    expect(await db.evidence.count()).toBe(1);
  });

  it('stays open when its record cannot be committed', async () => {
    const db = new Database(fresh());
    await db.steps.put(step('run-1|a'));
    const store = new DexieEvidenceStore(db, 'o', 'run-1|a');
    const lacking = await envelopeOf(store, { also: 'cd'.repeat(32) });
    await expect(store.append(lacking)).rejects.toThrow(IntegrityError);
    expect(await db.steps.get('run-1|a')).toMatchObject({ state: 'running', entry: null });
  });
});

describe('the writer of this install', () => {
  it('makes one key that cannot be exported, and enrols it once, however many ask at once', async () => {
    const db = new Database(fresh());
    const writers = await Promise.all([writerFor(db, null), writerFor(db, null), writerFor(db, null)]);
    expect(new Set(writers.map(({ writer }) => writer.signer.keyid)).size).toBe(1);
    expect(writers[0]?.writer.signer.tier).toBe('software');
    const types = (await db.log.toArray()).map(({ predicateType }) => predicateType);
    expect(types).toEqual([KEY_TYPE]);
    const pair = (await db.meta.get('signing-key'))?.value as CryptoKeyPair;
    await expect(crypto.subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow(/extract/i);
  });

  it('is the same after the database was opened again', async () => {
    const name = fresh();
    const first = await signerOf(new Database(name));
    const again = await signerOf(new Database(name));
    expect(again.keyid).toBe(first.keyid);
    expect(await originOf(new Database(name))).toBe(await originOf(new Database(name)));
  });
});

it('says that stored bytes were changed', async () => {
  const db = new Database(fresh());
  const store = new DexieEvidenceStore(db, 'o');
  const digest = await store.putBlob(new Uint8Array([1, 2]));
  await db.blobs.put({ sha256: digest, bytes: new Uint8Array([1, 3]) });
  await expect(store.getBlob(digest)).rejects.toThrow(IntegrityError);
});
