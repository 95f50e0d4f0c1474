/** A package as a reader finds it, whether in a folder or in a zip; nothing about it is trusted yet. */
export interface PackageFiles {
  /** Relative to the bag, with forward slashes, as found: hostile names and doubles included. */
  readonly entries: readonly PackageEntry[];
  /** The folder that the files lie in inside a zip, which also has an order; null for a folder, which has none. */
  readonly root: string | null;
  /** What is wrong with the container itself. */
  readonly problems: readonly Problem[];
}

export interface PackageEntry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** The whole file, in an array of its own. Throws or rejects when it cannot be read. */
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  /** The file in pieces, for one that should not be held whole. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

export interface Problem {
  /** Path in the package, or "" for the package as a whole. */
  readonly path: string;
  readonly why: string;
}
