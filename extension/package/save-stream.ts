/** Where a stream is going to be saved. */
export interface SaveTarget {
  /** Writes it all and returns its size in bytes. Rejects with the reason of `signal`; nothing half written stays. */
  write(stream: ReadableStream<Uint8Array>, options: SaveOptions): Promise<number>;
}

export interface SaveOptions {
  readonly signal: AbortSignal;
  /** Told the bytes written so far. */
  readonly progress: (bytes: number) => void;
}

interface FileHandle {
  createWritable(): Promise<WritableStream<Uint8Array> & { abort(reason?: unknown): Promise<void> }>;
}

type Picker = (options: {
  readonly suggestedName: string;
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, string[]>> }[];
}) => Promise<FileHandle>;

/**
 * Asks where to save, where the browser can be told so (the File System Access API); elsewhere the
 * file goes to the downloads. Must be called in a click, before anything is awaited.
 *
 * Null when the person changed their mind.
 */
export async function pickTarget(name: string): Promise<SaveTarget | null> {
  const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (picker === undefined) return downloadTarget(name);
  try {
    const types = [{ description: 'Annexa package', accept: { 'application/zip': ['.zip'] } }];
    return fileTarget(await picker({ suggestedName: name, types }));
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
}

function fileTarget(handle: FileHandle): SaveTarget {
  return {
    async write(stream, options) {
      const counted = counting(options);
      // The browser writes aside and puts the file into place when the stream closes.
      await stream.pipeThrough(counted.through).pipeTo(await handle.createWritable(), { signal: options.signal });
      return counted.bytes();
    },
  };
}

/** The browser keeps a large Blob on disk and not in memory. */
function downloadTarget(name: string): SaveTarget {
  return {
    async write(stream, options) {
      const counted = counting(options);
      const through = stream.pipeThrough(counted.through, { signal: options.signal });
      const blob = await new Response(through as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
      const url = URL.createObjectURL(new Blob([blob], { type: 'application/zip' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      // The download reads the address after the click; a minute is long for that and short for a leak.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      return counted.bytes();
    },
  };
}

function counting({ progress }: SaveOptions) {
  let bytes = 0;
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      progress(bytes);
      controller.enqueue(chunk);
    },
  });
  return { through, bytes: () => bytes };
}
