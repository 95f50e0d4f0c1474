import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FolderStore, type WriterOptions } from '#collectors/cli/store/folder-store.ts';
import { envelopeOf } from '../../../shared/evidence/store-contract.ts';
import { workspace } from './workspace.ts';

const { here, open, filled } = workspace();
const signal = new AbortController().signal;

describe('two writers', () => {
  it('take turns: the second is told once, and begins when the first ends', async () => {
    const first = await open();
    const onWait = vi.fn<NonNullable<WriterOptions['onWait']>>();
    let isOpen = false;
    const second = FolderStore.openWriter(here.root, { signal, onWait }).then((store) => {
      isOpen = true;
      return store;
    });
    await vi.waitFor(() => expect(onWait).toHaveBeenCalledTimes(1));
    expect(onWait.mock.calls[0]?.[0]).toMatchObject({ pid: process.pid });
    await first.append(await envelopeOf(first));
    expect(isOpen).toBe(false);
    await first.close();
    const store = await second;
    expect(await store.size()).toBe(1);
    expect(onWait).toHaveBeenCalledTimes(1);
    await store.close();
  });

  it('end their wait when they are told to', async () => {
    const first = await open();
    const stop = new AbortController();
    const second = FolderStore.openWriter(here.root, { signal: stop.signal, onWait: () => stop.abort() });
    await expect(second).rejects.toThrow(/abort/i);
    await first.close();
    expect((await readdir(here.root)).includes('lock')).toBe(false);
  });

  it('do not wait for a process that is gone', async () => {
    await filled(1);
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((done) => child.once('exit', done));
    await writeLock({ pid: child.pid });
    const store = await open();
    expect(await store.size()).toBe(1);
    await store.close();
  });

  it('do not take a process that was given the same id for the one that is gone', async () => {
    await filled(1);
    await writeLock({ pid: process.ppid, born: '1' });
    const store = await open();
    expect(await store.size()).toBe(1);
    await store.close();
  });

  it('wait for a process that is alive', async () => {
    await filled(1);
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await writeLock({ pid: child.pid });
    const stop = AbortSignal.timeout(500);
    await expect(FolderStore.openWriter(here.root, { signal: stop })).rejects.toThrow(/abort|timeout/i);
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    const store = await open();
    await store.close();
  });

  it('take over at most once when many find the same dead holder', async () => {
    await filled(1);
    await writeLock({ pid: process.pid });
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const store = await open();
        most = Math.max(most, (inside += 1));
        await new Promise((done) => setTimeout(done, 10));
        inside -= 1;
        await store.close();
      }),
    );
    expect(most).toBe(1);
  });

  async function writeLock(holder: { pid: number | undefined; born?: string }): Promise<void> {
    const { hostname } = await import('node:os');
    const text = JSON.stringify({ token: 't', born: null, host: hostname(), since: '2026-01-01T00:00:00Z', ...holder });
    await writeFile(join(here.root, 'lock'), text);
  }
});
