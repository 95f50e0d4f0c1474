import { appendFile, mkdir, readdir, readFile, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { envelopeOf, exchangeOf } from '../../../shared/evidence/store-contract.ts';
import { idsIn, workspace } from './workspace.ts';

const { here, open, filled } = workspace();

describe('after a kill', () => {
  it('cuts off a line of the log that was not finished, and goes on after the last whole one', async () => {
    const before = await filled(2);
    const whole = await readFile(join(here.root, 'log'));
    await appendFile(join(here.root, 'log'), '2 abcdef');
    const reader = await FolderStore.openReader(here.root);
    expect(await idsIn(reader)).toEqual(before);
    expect((await stat(join(here.root, 'log'))).size).toBeGreaterThan(whole.length);
    const store = await open();
    expect(await readFile(join(here.root, 'log'))).toEqual(whole);
    expect((await store.append(await envelopeOf(store))).index).toBe(2);
    await store.close();
    expect(await (await FolderStore.openReader(here.root)).size()).toBe(3);
  });

  it('does not count an envelope that has no line', async () => {
    await filled(1);
    await mkdir(join(here.root, 'envelopes', 'ff'), { recursive: true });
    await writeFile(join(here.root, 'envelopes', 'ff', `ff${'0'.repeat(62)}`), 'half an envel');
    const store = await open();
    expect(await store.size()).toBe(1);
    await store.close();
  });

  it('replaces a blob that was left half written under its name', async () => {
    const store = await open();
    const digest = await store.putBlob(utf8('the whole answer'));
    await store.close();
    await truncate(join(here.root, 'blobs', digest.slice(0, 2), digest), 3);
    const again = await open();
    expect(await again.putBlob(utf8('the whole answer'))).toBe(digest);
    expect(await again.getBlob(digest)).toEqual(utf8('the whole answer'));
    await again.close();
  });

  it('asks again what the journal recalls without its bytes', async () => {
    const store = await open();
    const digest = await store.putBlob(utf8('answer'));
    await store.journal.put('s', exchangeOf('ab'.repeat(32), digest, 6));
    await store.close();
    const path = join(here.root, 'blobs', digest.slice(0, 2), digest);
    await truncate(path, 2);
    const again = await open();
    expect(await again.journal.get('s', 'ab'.repeat(32))).toBeNull();
    await again.close();
    await unlink(path);
    expect(await (await FolderStore.openReader(here.root)).journal.get('s', 'ab'.repeat(32))).toBeNull();
  });

  it('passes over a journal line that was cut, and keeps those before and after it', async () => {
    const store = await open();
    const digest = await store.putBlob(utf8('answer'));
    await store.journal.put('s', exchangeOf('aa'.repeat(32), digest, 6));
    await store.close();
    const [file = ''] = await readdir(join(here.root, 'journal'));
    await appendFile(join(here.root, 'journal', file), '\n{"key":"bb');
    const again = await open();
    await again.journal.put('s', exchangeOf('cc'.repeat(32), digest, 6));
    await again.close();
    const last = await FolderStore.openReader(here.root);
    expect((await last.journal.get('s', 'aa'.repeat(32)))?.attempts).toBe(1);
    expect((await last.journal.get('s', 'cc'.repeat(32)))?.attempts).toBe(1);
  });
});

describe('the row index', () => {
  it.each([
    ['is gone', () => unlink(join(here.root, 'rows.jsonl'))],
    ['ends in half a line', () => truncate(join(here.root, 'rows.jsonl'), 700)],
    [
      'lags behind the log',
      async () => {
        const text = await readFile(join(here.root, 'rows.jsonl'), 'utf8');
        await writeFile(join(here.root, 'rows.jsonl'), `${text.split('\n').slice(0, 2).join('\n')}\n`);
      },
    ],
    [
      'is another log’s',
      async () => {
        const text = await readFile(join(here.root, 'rows.jsonl'), 'utf8');
        await writeFile(join(here.root, 'rows.jsonl'), text.replaceAll(/"[0-9a-f]{64}"/g, `"${'0'.repeat(64)}"`));
      },
    ],
  ])('is derived again when it %s', async (_, damage) => {
    const before = await filled(4);
    const whole = await readFile(join(here.root, 'rows.jsonl'), 'utf8');
    await damage();
    expect(await idsIn(await FolderStore.openReader(here.root))).toEqual(before);
    const store = await open();
    expect(await idsIn(store)).toEqual(before);
    await store.close();
    expect(await readFile(join(here.root, 'rows.jsonl'), 'utf8')).toBe(whole);
  });
});

describe('what was changed behind our back', () => {
  it('is refused: an envelope', async () => {
    await filled(1);
    const store = await FolderStore.openReader(here.root);
    const digest = (await store.entry(0))?.digest ?? '';
    await writeFile(join(here.root, 'envelopes', digest.slice(0, 2), digest), '{}');
    await expect(store.entry(0)).rejects.toThrow(IntegrityError);
  });

  it('is refused: a line of the log', async () => {
    await filled(2);
    const text = await readFile(join(here.root, 'log'), 'utf8');
    await writeFile(join(here.root, 'log'), text.replace('\n1 ', '\n7 '));
    await expect(FolderStore.openReader(here.root)).rejects.toThrow(/Line 2 of/);
  });

  it('is refused: a log that got shorter while it is read', async () => {
    await filled(2);
    const store = await FolderStore.openReader(here.root);
    await truncate(join(here.root, 'log'), 10);
    await expect(store.size()).rejects.toThrow(IntegrityError);
  });
});

describe('a workspace that cannot be used', () => {
  it('is told apart from one that does not exist, which reading does not make', async () => {
    await expect(FolderStore.openReader(here.root)).rejects.toThrow(InputError);
    expect(await readdir(here.home)).toEqual([]);
  });

  it('of an unknown format is left alone, with advice', async () => {
    await filled(1);
    await writeFile(join(here.root, 'workspace.json'), '{"format":99,"origin":"x"}');
    const error: unknown = await open().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(StorageError);
    expect(String(error)).toMatch(/format 99/);
    expect((await readdir(here.root)).includes('lock')).toBe(false);
  });

  it('with a damaged manifest is refused', async () => {
    await filled(1);
    await writeFile(join(here.root, 'workspace.json'), '{"form');
    await expect(open()).rejects.toThrow(/not a workspace manifest/);
  });

  it('under a file is refused and leaves nothing', async () => {
    await writeFile(join(here.home, 'file'), '');
    await expect(
      FolderStore.openWriter(join(here.home, 'file', 'x'), { signal: new AbortController().signal }),
    ).rejects.toThrow(StorageError);
    expect(await readdir(here.home)).toEqual(['file']);
  });
});

it('does not write when it was opened for reading', async () => {
  await filled(1);
  const store = await FolderStore.openReader(here.root);
  expect(() => store.putBlob(utf8('x'))).toThrow(/reading only/);
  expect(() => store.append(utf8('x'))).toThrow(/reading only/);
});

it('shows a reader what was committed since it opened', async () => {
  await filled(1);
  const reader = await FolderStore.openReader(here.root);
  const store = await open();
  await store.append(await envelopeOf(store));
  expect(await reader.size()).toBe(2);
  expect(await idsIn(reader)).toHaveLength(2);
  await store.close();
});

it('discards what no commit names, and nothing else', async () => {
  const store = await open();
  const kept = await store.putBlob(utf8('{"serial":0}'));
  await store.append(await envelopeOf(store, { body: '{"serial":0}' }));
  const loose = await store.putBlob(utf8('loose'));
  await store.discard();
  expect(await store.getBlob(loose)).toBeNull();
  expect(await store.getBlob(kept)).not.toBeNull();
  await store.close();
});
