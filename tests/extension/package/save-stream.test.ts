import { afterEach, expect, test, vi } from 'vitest';
import { pickTarget } from '#extension/package/save-stream.ts';

afterEach(() => vi.unstubAllGlobals());

const parts = [Uint8Array.of(1, 2, 3), Uint8Array.of(4), new Uint8Array(1000).fill(7)];
const stream = () => new Response(new Blob(parts)).body ?? new ReadableStream<Uint8Array>();
const signal = new AbortController().signal;

/** A file as the browser keeps it: aside until it is closed, and gone when it is aborted. */
function fakeFile() {
  let aside: number[] = [];
  const kept: { bytes: number[] | null; aborted: boolean } = { bytes: null, aborted: false };
  const createWritable = async () =>
    new WritableStream<Uint8Array>({
      write: (chunk) => void aside.push(...chunk),
      close: () => {
        kept.bytes = aside;
      },
      abort: () => {
        aside = [];
        kept.aborted = true;
      },
    });
  return { kept, createWritable };
}

test('streams into the file that was picked, and counts', async () => {
  const file = fakeFile();
  const picker = vi.fn<(options: unknown) => Promise<typeof file>>(async () => file);
  vi.stubGlobal('showSaveFilePicker', picker);
  const target = await pickTarget('annexa.zip');
  const seen: number[] = [];
  const written = await target?.write(stream(), { signal, progress: (bytes) => seen.push(bytes) });
  expect(written).toBe(1004);
  expect(seen.at(-1)).toBe(1004);
  expect(file.kept.bytes).toEqual([1, 2, 3, 4, ...Array<number>(1000).fill(7)]);
  expect(picker).toHaveBeenCalledWith(expect.objectContaining({ suggestedName: 'annexa.zip' }));
});

test('leaves nothing when it is stopped or the source fails', async () => {
  for (const cause of ['stopped', 'failed']) {
    const file = fakeFile();
    vi.stubGlobal('showSaveFilePicker', async () => file);
    const abort = new AbortController();
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(Uint8Array.of(1));
        if (cause === 'failed') controller.error(new Error(cause));
      },
    });
    const target = await pickTarget('annexa.zip');
    const progress = () => {
      if (cause === 'stopped') abort.abort(new Error(cause));
    };
    await expect(target?.write(endless, { signal: abort.signal, progress })).rejects.toThrow(cause);
    expect(file.kept).toEqual({ bytes: null, aborted: true });
  }
});

test('is nothing when the person changes their mind, and an error for anything else', async () => {
  vi.stubGlobal('showSaveFilePicker', async () => {
    throw new DOMException('closed', 'AbortError');
  });
  expect(await pickTarget('annexa.zip')).toBeNull();
  vi.stubGlobal('showSaveFilePicker', async () => {
    throw new DOMException('not allowed', 'SecurityError');
  });
  await expect(pickTarget('annexa.zip')).rejects.toThrow('not allowed');
});

test('goes to the downloads where the browser cannot be asked', async () => {
  const link = { href: '', download: '', click: vi.fn<() => void>() };
  vi.stubGlobal('document', { createElement: () => link });
  const target = await pickTarget('annexa.zip');
  expect(await target?.write(stream(), { signal, progress: () => {} })).toBe(1004);
  expect(link.click).toHaveBeenCalledOnce();
  expect(link.download).toBe('annexa.zip');
  const saved = await fetch(link.href);
  expect((await saved.arrayBuffer()).byteLength).toBe(1004);
});
