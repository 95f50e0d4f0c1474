import { inflateSync } from 'fflate';

/** A body held small. JSON of an API packs to about a twentieth. */
export interface Packed {
  readonly bytes: Uint8Array;
  /** Size of the body itself, in bytes. */
  readonly size: number;
}

/** Packs with the platform's own DEFLATE, off the thread that waits. */
export async function pack(body: Uint8Array): Promise<Packed> {
  const packed = new Blob([body as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return { bytes: new Uint8Array(await new Response(packed).arrayBuffer()), size: body.length };
}

/** At once, which the platform's own cannot: collectors read without waiting. */
export function unpack({ bytes, size }: Packed): Uint8Array {
  return inflateSync(bytes, { out: new Uint8Array(size) });
}
