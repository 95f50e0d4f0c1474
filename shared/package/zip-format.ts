import { concat, utf8 } from '../evidence/bytes.ts';

/**
 * The one zip that Annexa writes (PKWARE APPNOTE 6.3): every file stored, no time, no attributes, no
 * comment, no extra field but the 64-bit sizes where they are needed. As nothing is left to choice,
 * the same files give the same bytes, and a reader can demand every byte outside the files as well.
 */
export interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly offset: number;
}

export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const END64_SIZE = 56;
export const LOCATOR64_SIZE = 20;

export const END64_SIGNATURE = 0x06064b50;
export const LOCATOR64_SIGNATURE = 0x07064b50;
export const END_SIGNATURE = 0x06054b50;
export const CENTRAL_SIGNATURE = 0x02014b50;

export const MAX32 = 0xffffffff;
export const MAX16 = 0xffff;

/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1980-01-01, the first day the format knows; the time is midnight. */
const DATE = 0x0021;

export function localHeader({ name, crc, size }: Omit<ZipEntry, 'offset'>): Uint8Array {
  const path = utf8(name);
  const large = size >= MAX32;
  const extra = large ? extra64([size, size]) : new Uint8Array();
  const head = fields(LOCAL_SIZE, [
    [4, 0x04034b50],
    [2, large ? 45 : 20],
    [2, FLAGS],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, large ? MAX32 : size],
    [4, large ? MAX32 : size],
    [2, path.length],
    [2, extra.length],
  ]);
  return concat(head, path, extra);
}

export function centralHeader({ name, crc, size, offset }: ZipEntry): Uint8Array {
  const path = utf8(name);
  const wide = [...(size >= MAX32 ? [size, size] : []), ...(offset >= MAX32 ? [offset] : [])];
  const extra = wide.length > 0 ? extra64(wide) : new Uint8Array();
  const version = wide.length > 0 ? 45 : 20;
  const head = fields(CENTRAL_SIZE, [
    [4, CENTRAL_SIGNATURE],
    [2, version],
    [2, version],
    [2, FLAGS],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc],
    [4, Math.min(size, MAX32)],
    [4, Math.min(size, MAX32)],
    [2, path.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, Math.min(offset, MAX32)],
  ]);
  return concat(head, path, extra);
}

/** What follows the central directory of `size` bytes at `offset`. */
export function endOfZip(count: number, size: number, offset: number): Uint8Array {
  const wide = count >= MAX16 || size >= MAX32 || offset >= MAX32;
  const end = fields(END_SIZE, [
    [4, END_SIGNATURE],
    [2, 0],
    [2, 0],
    [2, Math.min(count, MAX16)],
    [2, Math.min(count, MAX16)],
    [4, Math.min(size, MAX32)],
    [4, Math.min(offset, MAX32)],
    [2, 0],
  ]);
  if (!wide) return end;
  const end64 = fields(END64_SIZE, [
    [4, END64_SIGNATURE],
    [8, END64_SIZE - 12],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
  ]);
  const locator = fields(LOCATOR64_SIZE, [
    [4, LOCATOR64_SIGNATURE],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);
  return concat(end64, locator, end);
}

function extra64(values: readonly number[]): Uint8Array {
  const wide = values.map((value): [number, number] => [8, value]);
  return fields(4 + 8 * values.length, [[2, 1], [2, 8 * values.length], ...wide]);
}

/** Little-endian fields of 2, 4 or 8 bytes. */
function fields(size: number, values: readonly (readonly [width: number, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of values) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}
