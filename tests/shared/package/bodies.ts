/** Bytes of an artifact that no other artifact shares: text that looks like an API's answer, of this length. */
export function bodyOf(at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x61 + (at % 26));
  const head = new TextEncoder().encode(JSON.stringify({ at, items: [] }));
  bytes.set(head.subarray(0, length));
  return bytes;
}
