import { IntegrityError } from '../errors/integrity-error.ts';
import { sameBytes } from '../evidence/bytes.ts';
import type { PackageEntry, PackageFiles, Problem } from './package-files.ts';
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  centralHeader,
  END_SIGNATURE,
  END_SIZE,
  END64_SIGNATURE,
  END64_SIZE,
  endOfZip,
  LOCATOR64_SIGNATURE,
  LOCATOR64_SIZE,
  localHeader,
  localHeaderSize,
  MAX16,
  MAX32,
  type ZipEntry,
} from './zip-format.ts';

/** Bytes by position: a file handle or a Blob. */
export interface RandomAccess {
  readonly size: number;
  /** Exactly `length` bytes from `offset`, in an array of their own; throws or rejects when the source is shorter. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
}

/** A directory larger than this is not one of ours, and would only fill the memory. */
const MAX_DIRECTORY = 512 * 1024 * 1024;

const CHUNK = 1024 * 1024;

/**
 * Reads a zip in the one form that `zipStream` writes, and demands every byte of it: headers are built
 * again from the names and sizes and compared. Whatever is wrong becomes a problem; nothing is thrown.
 *
 * A zip made by another tool is not accepted, since what such a tool may put between the files is
 * covered by no signature; its unpacked folder can be verified instead.
 */
export async function readZip(source: RandomAccess): Promise<PackageFiles> {
  try {
    return await readDirectory(source);
  } catch (cause) {
    return { entries: [], root: '', problems: [{ path: '', why: `the zip cannot be read: ${messageOf(cause)}` }] };
  }
}

async function readDirectory(source: RandomAccess): Promise<PackageFiles> {
  const { count, size, offset } = await readEnd(source);
  if (size > MAX_DIRECTORY) throw new ZipFault('its directory is too large');
  const directory = await source.read(offset, size);
  const found = parseDirectory(directory, count);
  const problems: Problem[] = [];
  // Files lie one after the other from the first byte to the directory: no gap, no overlap, no second view.
  let at = 0;
  for (const entry of found) {
    if (entry.offset !== at) throw new ZipFault(`"${entry.name}" is not where it should be`);
    at += entry.headerSize + entry.size;
    if (at > offset) throw new ZipFault(`"${entry.name}" is longer than the zip`);
  }
  if (at !== offset) throw new ZipFault('there is something between the last file and the directory');
  const root = found[0]?.name.split('/')[0] ?? '';
  const entries = found.map((entry) => {
    if (!entry.name.startsWith(`${root}/`))
      problems.push({ path: entry.name, why: `it is outside the folder "${root}"` });
    return packageEntry(source, entry, entry.name.slice(root.length + 1));
  });
  return { entries, root, problems };
}

/** An entry, and how many bytes the header before its file has. */
type FoundEntry = ZipEntry & { readonly headerSize: number };

function parseDirectory(directory: Uint8Array, count: number): FoundEntry[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const view = viewOf(directory);
  const found: FoundEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + CENTRAL_SIZE > directory.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw new ZipFault('its directory is damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + CENTRAL_SIZE + nameLength + extraLength;
    if (end > directory.length) throw new ZipFault('its directory is cut');
    const extraAt = at + CENTRAL_SIZE + nameLength;
    const narrow = { size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true) };
    const entry = {
      name: decoder.decode(directory.subarray(at + CENTRAL_SIZE, extraAt)),
      crc: view.getUint32(at + 16, true),
      ...widened(narrow, view, extraAt + 4, end),
    };
    if (!sameBytes(centralHeader(entry), directory.subarray(at, end))) {
      throw new ZipFault(`the directory entry of "${entry.name}" is not one that Annexa writes`);
    }
    found.push({ ...entry, headerSize: localHeaderSize(nameLength, entry.size) });
    at = end;
  }
  if (found.length !== count) throw new ZipFault('its directory does not hold the number of files it says');
  return found;
}

/** 64-bit values stand in for those that are all ones, in the order size, stored size, offset. */
function widened(narrow: { size: number; offset: number }, view: DataView, from: number, to: number) {
  let at = from;
  const next = () => {
    if (at + 8 > to) throw new ZipFault('a 64-bit size is missing');
    const value = Number(view.getBigUint64(at, true));
    at += 8;
    if (!Number.isSafeInteger(value)) throw new ZipFault('a size is impossible');
    return value;
  };
  const size = narrow.size === MAX32 ? next() : narrow.size;
  if (narrow.size === MAX32) next();
  return { size, offset: narrow.offset === MAX32 ? next() : narrow.offset };
}

async function readEnd(source: RandomAccess): Promise<{ count: number; size: number; offset: number }> {
  if (source.size < END_SIZE) throw new ZipFault('it is too short to be a zip');
  const tailSize = Math.min(source.size, END64_SIZE + LOCATOR64_SIZE + END_SIZE);
  const tail = await source.read(source.size - tailSize, tailSize);
  const view = viewOf(tail);
  const at = tailSize - END_SIZE;
  if (view.getUint32(at, true) !== END_SIGNATURE) throw new ZipFault('it does not end like a zip');
  let end = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  if (end.count === MAX16 || end.size === MAX32 || end.offset === MAX32) {
    const wide = at - LOCATOR64_SIZE - END64_SIZE;
    if (
      wide < 0 ||
      view.getUint32(wide, true) !== END64_SIGNATURE ||
      view.getUint32(wide + END64_SIZE, true) !== LOCATOR64_SIGNATURE
    ) {
      throw new ZipFault('its 64-bit end record is missing');
    }
    const number = (offset: number) => Number(view.getBigUint64(wide + offset, true));
    end = { count: number(32), size: number(40), offset: number(48) };
  }
  const expected = [end.count, end.size, end.offset].every(Number.isSafeInteger)
    ? endOfZip(end.count, end.size, end.offset)
    : new Uint8Array();
  if (expected.length > tailSize || !sameBytes(expected, tail.subarray(tailSize - expected.length))) {
    throw new ZipFault('its end record is not one that Annexa writes');
  }
  if (end.offset + end.size + expected.length !== source.size) throw new ZipFault('its length is not what it says');
  return end;
}

function packageEntry(source: RandomAccess, entry: FoundEntry, path: string): PackageEntry {
  const { offset, size, headerSize } = entry;
  const checked = (found: Uint8Array) => {
    if (!sameBytes(localHeader(entry), found)) {
      throw new IntegrityError(`The header of "${path}" in the zip is not one that Annexa writes.`, ADVICE);
    }
  };
  return {
    path,
    size,
    async bytes() {
      const whole = await source.read(offset, headerSize + size);
      checked(whole.subarray(0, headerSize));
      return whole.subarray(headerSize);
    },
    async *chunks() {
      checked(await source.read(offset, headerSize));
      const start = offset + headerSize;
      for (let at = 0; at < size; at += CHUNK) yield await source.read(start + at, Math.min(CHUNK, size - at));
    },
  };
}

const ADVICE = 'Ask for the package again, or unpack it and verify the folder.';

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Internal: caught in `readZip` and turned into a problem. */
class ZipFault extends Error {}

function messageOf(cause: unknown): string {
  return cause instanceof ZipFault ? cause.message : 'it ends too early or is unreadable';
}

/** A zip that is in memory, for tests and small imports. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    async read(offset, length) {
      if (offset < 0 || offset + length > bytes.length) throw new RangeError('outside the zip');
      return bytes.slice(offset, offset + length);
    },
  };
}
