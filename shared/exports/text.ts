/** Bytes that are worth handing on. */
const PIECE = 64 * 1024;

/** A document in pieces as one text. Only for what is known to be small. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join('');
}

/**
 * The same document as UTF-8 in pieces of a useful size.
 *
 * @param again whether all pieces may be in the same memory: then whoever takes one has to be done with it before
 *   asking for the next
 */
export async function* encoded(pieces: AsyncIterable<string>, again = false): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const held = new Uint8Array(PIECE);
  let filled = 0;
  const taken = () => (again ? held.subarray(0, filled) : held.slice(0, filled));
  for await (const piece of pieces) {
    for (let rest = piece; ; ) {
      const { read, written } = encoder.encodeInto(rest, held.subarray(filled));
      filled += written;
      if (read === rest.length) break;
      yield taken();
      filled = 0;
      rest = rest.slice(read);
    }
  }
  if (filled > 0) yield taken();
}
