/** Bytes that are kept at most: those of the small files of some ten thousand records. */
const MOST = 64 * 1024 * 1024;

/**
 * Files that two steps of a verification need, kept from the first to the second, so that what was
 * hashed is what is read. Beyond its limit nothing is kept, and the second step asks for the file again.
 */
export class Held {
  readonly #files = new Map<string, Uint8Array>();
  #size = 0;

  keep(path: string, bytes: Uint8Array): void {
    if (this.#size + bytes.length > MOST) return;
    this.#size += bytes.length;
    this.#files.set(path, bytes);
  }

  /** The bytes of a file, which are then no longer kept. */
  take(path: string): Uint8Array | null {
    const bytes = this.#files.get(path);
    if (bytes === undefined) return null;
    this.#files.delete(path);
    this.#size -= bytes.length;
    return bytes;
  }
}
