import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { envelopeOf } from '../../../shared/evidence/store-contract.ts';

/** A workspace in a folder of its own for each test of a file. */
export function workspace() {
  const here = { home: '', root: '' };
  beforeEach(async () => {
    here.home = await mkdtemp(join(tmpdir(), 'annexa-'));
    here.root = join(here.home, 'workspace');
  });
  afterEach(() => rm(here.home, { recursive: true, force: true }));
  const open = () => FolderStore.openWriter(here.root, { signal: new AbortController().signal });
  return {
    here,
    open,
    /** Appends so many records, and gives the ids of all. */
    filled: async (count: number): Promise<string[]> => {
      const store = await open();
      for (let at = 0; at < count; at++) await store.append(await envelopeOf(store));
      const list = await idsIn(store);
      await store.close();
      return list;
    },
  };
}

export async function idsIn(store: FolderStore): Promise<string[]> {
  const list: string[] = [];
  for await (const { id } of store.evidence()) list.push(id);
  return list;
}
