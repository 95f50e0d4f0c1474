import { type PackageFile, type PiecedFile, zipStream } from '#shared/package/zip-writer.ts';

/** A generator of numbers in [0, 1) that gives the same ones each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Mutation {
  readonly name: string;
  readonly zip: Uint8Array;
}

/** One random change to a package: of a bit of its zip, of its length, or of which files are in it and in which order. */
export async function mutated(zip: Uint8Array, files: readonly PackageFile[], random: () => number): Promise<Mutation> {
  const below = (count: number) => Math.floor(random() * count);
  const at = below(files.length);
  const file = files[at] as PackageFile;
  switch (below(10)) {
    case 0: {
      const length = below(zip.length);
      return { name: `cut to ${length}`, zip: zip.slice(0, length) };
    }
    case 1: {
      const to = (at + 1 + below(files.length - 1)) % files.length;
      const moved = files.filter((_, index) => index !== at).toSpliced(to, 0, file);
      return { name: `${file.path} moved from ${at} to ${to}`, zip: await zipOfFiles(moved) };
    }
    case 2: {
      const added = { path: `data/blobs/sha256/ff/${'f'.repeat(64)}`, bytes: new Uint8Array([below(256)]) };
      return { name: `${added.path} added`, zip: await zipOfFiles(files.toSpliced(at, 0, added)) };
    }
    case 3:
      return { name: `${file.path} dropped`, zip: await zipOfFiles(files.toSpliced(at, 1)) };
    default: {
      const bit = below(zip.length * 8);
      const changed = zip.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return { name: `bit ${bit} flipped`, zip: changed };
    }
  }
}

export async function zipOfFiles(files: readonly (PackageFile | PiecedFile)[], root = 'bag'): Promise<Uint8Array> {
  const all = (async function* () {
    yield* files;
  })();
  return new Uint8Array(
    await new Response(zipStream(root, all) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
}
