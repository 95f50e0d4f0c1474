import { utf8 } from '../evidence/bytes.ts';

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

/** The 64-bit field that stands in for `count` values that are all ones. */
const extraSize = (count: number) => (count === 0 ? 0 : 4 + 8 * count);

/** Bytes of the header before a file of `size` bytes whose name is `nameLength` bytes of UTF-8. */
export function localHeaderSize(nameLength: number, size: number): number {
  return LOCAL_SIZE + nameLength + extraSize(size >= MAX32 ? 2 : 0);
}

export function localHeader({ name, crc, size }: Omit<ZipEntry, 'offset'>): Uint8Array {
  const path = utf8(name);
  const wide = size >= MAX32 ? [size, size] : [];
  return new Fields(localHeaderSize(path.length, size))
    .four(0x04034b50)
    .two(wide.length > 0 ? 45 : 20)
    .two(FLAGS)
    .two(0)
    .two(0)
    .two(DATE)
    .four(crc)
    .four(Math.min(size, MAX32))
    .four(Math.min(size, MAX32))
    .two(path.length)
    .two(extraSize(wide.length))
    .text(path)
    .extra(wide).bytes;
}

export function centralHeader({ name, crc, size, offset }: ZipEntry): Uint8Array {
  const path = utf8(name);
  const wide = [...(size >= MAX32 ? [size, size] : []), ...(offset >= MAX32 ? [offset] : [])];
  const version = wide.length > 0 ? 45 : 20;
  return new Fields(CENTRAL_SIZE + path.length + extraSize(wide.length))
    .four(CENTRAL_SIGNATURE)
    .two(version)
    .two(version)
    .two(FLAGS)
    .two(0)
    .two(0)
    .two(DATE)
    .four(crc)
    .four(Math.min(size, MAX32))
    .four(Math.min(size, MAX32))
    .two(path.length)
    .two(extraSize(wide.length))
    .two(0)
    .two(0)
    .two(0)
    .four(0)
    .four(Math.min(offset, MAX32))
    .text(path)
    .extra(wide).bytes;
}

/** What follows the central directory of `size` bytes at `offset`. */
export function endOfZip(count: number, size: number, offset: number): Uint8Array {
  const wide = count >= MAX16 || size >= MAX32 || offset >= MAX32;
  const end = new Fields((wide ? END64_SIZE + LOCATOR64_SIZE : 0) + END_SIZE);
  if (wide) {
    end
      .four(END64_SIGNATURE)
      .eight(END64_SIZE - 12)
      .two(45)
      .two(45)
      .four(0)
      .four(0)
      .eight(count)
      .eight(count)
      .eight(size)
      .eight(offset)
      .four(LOCATOR64_SIGNATURE)
      .four(0)
      .eight(offset + size)
      .four(1);
  }
  return end
    .four(END_SIGNATURE)
    .two(0)
    .two(0)
    .two(Math.min(count, MAX16))
    .two(Math.min(count, MAX16))
    .four(Math.min(size, MAX32))
    .four(Math.min(offset, MAX32))
    .two(0).bytes;
}

/** Little-endian fields, one after the other. */
class Fields {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
  }

  two(value: number): this {
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
    return this;
  }

  four(value: number): this {
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
    return this;
  }

  eight(value: number): this {
    this.#view.setBigUint64(this.#at, BigInt(value), true);
    this.#at += 8;
    return this;
  }

  text(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }

  /** Values of 64 bits as the extra field with id 1; nothing for none. */
  extra(values: readonly number[]): this {
    if (values.length === 0) return this;
    this.two(1).two(8 * values.length);
    for (const value of values) this.eight(value);
    return this;
  }
}
