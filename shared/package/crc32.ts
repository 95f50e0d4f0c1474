/** CRC-32 of ISO 3309, as zip files carry it, over eight bytes a step. */
const TABLES = tables();

/** @param before checksum of the bytes before these, when they are a piece of something longer */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [T, T, T, T, T, T, T, T];
  let crc = ~before;
  let at = 0;
  const end = bytes.length - 7;
  // Indexed reads inside the bounds: an `?? 0` on each would halve the speed.
  const byte = (index: number) => bytes[index] as number;
  for (; at < end; at += 8) {
    crc ^= byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    crc =
      (t7[crc & 0xff] as number) ^
      (t6[(crc >>> 8) & 0xff] as number) ^
      (t5[(crc >>> 16) & 0xff] as number) ^
      (t4[crc >>> 24] as number) ^
      (t3[byte(at + 4)] as number) ^
      (t2[byte(at + 5)] as number) ^
      (t1[byte(at + 6)] as number) ^
      (t0[byte(at + 7)] as number);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (t0[(crc ^ byte(at)) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}

type T = Int32Array;

function tables(): T[] {
  const first = new Int32Array(256);
  for (let at = 0; at < 256; at++) {
    let value = at;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    first[at] = value;
  }
  const all = [first];
  for (let step = 1; step < 8; step++) {
    const before = all[step - 1] as T;
    all.push(before.map((value) => (value >>> 8) ^ (first[value & 0xff] as number)));
  }
  return all;
}
