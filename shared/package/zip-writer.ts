import { crc32 } from './crc32.ts';
import { centralHeader, endOfZip, localHeader, type ZipEntry } from './zip-format.ts';

export interface PackageFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** CRC-32; the platform's own where it has one. */
export type Crc = (bytes: Uint8Array) => number;

/**
 * The files as one zip, streamed: of each file only its name, size and checksum are kept. Everything
 * goes below one folder, `root`, as RFC 8493 section 4.1 wants of a serialized bag.
 */
export function zipStream(
  root: string,
  files: AsyncIterable<PackageFile>,
  crc: Crc = crc32,
): ReadableStream<Uint8Array> {
  const chunks = zipChunks(root, files, crc);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

async function* zipChunks(root: string, files: AsyncIterable<PackageFile>, crc: Crc): AsyncGenerator<Uint8Array> {
  const entries: ZipEntry[] = [];
  let offset = 0;
  for await (const { path, bytes } of files) {
    const entry = { name: `${root}/${path}`, crc: crc(bytes), size: bytes.length, offset };
    const header = localHeader(entry);
    yield header;
    yield bytes;
    entries.push(entry);
    offset += header.length + bytes.length;
  }
  let size = 0;
  for (const entry of entries) {
    const header = centralHeader(entry);
    yield header;
    size += header.length;
  }
  yield endOfZip(entries.length, size, offset);
}
