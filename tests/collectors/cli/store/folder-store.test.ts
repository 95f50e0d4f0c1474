import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { storeContract } from '../../../shared/evidence/store-contract.ts';

storeContract('a workspace folder', async () => {
  const home = await mkdtemp(join(tmpdir(), 'annexa-'));
  const root = join(home, 'workspace');
  const opened: FolderStore[] = [];
  return {
    async open() {
      const store = await FolderStore.openWriter(root, { signal: new AbortController().signal });
      opened.push(store);
      return store;
    },
    /** A killed process leaves its lock behind; its id is ours, so what makes it stale is removed with it. */
    abandon: () => rm(join(root, 'lock'), { force: true }),
    async dispose() {
      for (const store of opened) await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
});
