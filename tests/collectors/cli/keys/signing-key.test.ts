import { chmod, copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changePassphrase, openKeyedWriter, openSigner, rotateKey } from '#collectors/cli/keys/signing-key.ts';
import { keyStatements } from '#shared/evidence/key-statements.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { MemoryStore } from '../../../shared/evidence/memory-store.ts';

let root: string;
let store: MemoryStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'annexa-keys-'));
  store = new MemoryStore();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const home = (passphrase?: string) => ({ store, root, passphrase });
const key = () => join(root, 'keys/signing.key');

test('a new log gets a key that its owner alone can read', async () => {
  const { signer } = await openKeyedWriter(home());
  expect((await stat(key())).mode & 0o777).toBe(0o600);
  expect(signer.tier).toBe('software');
  expect((await openKeyedWriter(home())).signer.keyid).toBe(signer.keyid);
  expect(await Array.fromAsync(keyStatements(store))).toHaveLength(1);
});

test('with a passphrase it is wrapped from the first moment', async () => {
  const { signer } = await openKeyedWriter(home('secret'));
  expect(signer.tier).toBe('software-wrapped');
  await expect(openSigner(home())).rejects.toThrow(InputError);
  await expect(openSigner(home('guess'))).rejects.toThrow(InputError);
  expect((await openSigner(home('secret'))).keyid).toBe(signer.keyid);
});

test('a passphrase that is changed leaves the key; one that comes or goes makes a key whose tier is true', async () => {
  const { signer } = await openKeyedWriter(home());
  const guarded = await changePassphrase(home(), 'first');
  expect(guarded?.signer.keyid).not.toBe(signer.keyid);
  expect(await changePassphrase(home('first'), 'second')).toBeNull();
  await expect(openSigner(home('first'))).rejects.toThrow(InputError);
  expect((await openSigner(home('second'))).keyid).toBe(guarded?.signer.keyid);
  const plain = await changePassphrase(home('second'), null);
  expect((await openSigner(home())).keyid).toBe(plain?.signer.keyid);
  expect(await changePassphrase(home(), null)).toBeNull();
  const told = await Array.fromAsync(keyStatements(store));
  expect(told.map((each) => ('tier' in each ? each.tier : ''))).toEqual(['software', 'software-wrapped', 'software']);
});

test('a key that others can read, or that is gone, stops everything', async () => {
  await openKeyedWriter(home());
  await chmod(key(), 0o640);
  await expect(openSigner(home())).rejects.toThrow('Others can read');
  await rm(key());
  await expect(openSigner(home())).rejects.toThrow('is gone');
});

test('a rotation that was killed before the log knew of it is dropped', async () => {
  const { signer } = await openKeyedWriter(home());
  const append = store.append.bind(store);
  store.append = () => Promise.reject(new Error('killed'));
  await expect(rotateKey(home(), 'yearly')).rejects.toThrow('killed');
  store.append = append;
  expect((await openKeyedWriter(home())).signer.keyid).toBe(signer.keyid);
  expect(await readdir(join(root, 'keys'))).toEqual(['signing.key']);
});

test('a rotation that was killed after the log knew of it is finished', async () => {
  const { signer } = await openKeyedWriter(home());
  const append = store.append.bind(store);
  store.append = async (envelope) => {
    // The disk as it is between the entry and the renaming of the key.
    await copyFile(join(root, 'keys/signing.next'), join(root, 'keys/kept'));
    return append(envelope);
  };
  const next = await rotateKey(home(), 'yearly');
  store.append = append;
  await copyFile(join(root, 'keys/kept'), join(root, 'keys/signing.next'));
  const again = await openKeyedWriter(home());
  expect(again.signer.keyid).toBe(next.signer.keyid);
  expect(again.signer.keyid).not.toBe(signer.keyid);
});
