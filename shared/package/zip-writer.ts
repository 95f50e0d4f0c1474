import type { Sha256 } from '../evidence/record.ts';
import { crc32 } from './crc32.ts';
import { type Hashing, webHashing } from './hashing.ts';
import { centralHeader, endOfZip, localHeader, type ZipEntry } from './zip-format.ts';

export interface PackageFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, where it is known. */
  readonly sha256?: Sha256;
}

/** A file that is made in pieces, and made again when it is asked for again. */
export interface PiecedFile extends Omit<PackageFile, 'bytes'> {
  /** Bytes. */
  readonly size: number;
  readonly sha256: Sha256;
  readonly crc: number;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/** CRC-32 of bytes that follow those with the checksum `before`; the platform's own where it has one. */
export type Crc = (bytes: Uint8Array, before?: number) => number;

/** A file from its pieces, which are made once to measure it. */
export async function pieced(
  path: string,
  pieces: PiecedFile['pieces'],
  hashing: Hashing = webHashing,
  crcOf: Crc = crc32,
): Promise<PiecedFile> {
  let [size, crc] = [0, 0];
  const measured = async function* () {
    for await (const piece of pieces()) {
      crc = crcOf(piece, crc);
      size += piece.length;
      yield piece;
    }
  };
  const sha256 = await hashing.stream(measured());
  return { path, size, crc, sha256, pieces };
}

/**
 * The files as one zip, streamed: of each file only its name, size and checksum are kept. Everything
 * goes below one folder, `root`, as RFC 8493 section 4.1 wants of a serialized bag.
 */
export function zipStream(
  root: string,
  files: AsyncIterable<PackageFile | PiecedFile>,
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

/** As `zipStream`. Nobody has to keep a chunk: the next is made only once it is asked for. */
export async function* zipChunks(
  root: string,
  files: AsyncIterable<PackageFile | PiecedFile>,
  crc: Crc = crc32,
): AsyncGenerator<Uint8Array> {
  const entries: ZipEntry[] = [];
  let offset = 0;
  for await (const file of files) {
    const facts = 'bytes' in file ? { crc: crc(file.bytes), size: file.bytes.length } : file;
    const entry = { name: `${root}/${file.path}`, crc: facts.crc, size: facts.size, offset };
    const header = localHeader(entry);
    yield header;
    if ('bytes' in file) yield file.bytes;
    else yield* file.pieces();
    entries.push(entry);
    offset += header.length + facts.size;
  }
  let size = 0;
  for (const entry of entries) {
    const header = centralHeader(entry);
    yield header;
    size += header.length;
  }
  yield endOfZip(entries.length, size, offset);
}
