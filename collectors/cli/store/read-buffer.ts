import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes to begin with; a longer file makes it grow to the next power of two. */
const FIRST = 64 * 1024;

/**
 * Memory that one file after another is read into. Buffers of their own would be garbage that the engine
 * sees little of, and lets pile up to many times what is in use.
 */
export class ReadBuffer {
  #bytes = new Uint8Array(FIRST);

  /** The whole file, until the next one is read. Throws the error of the system. */
  read(path: string): Uint8Array {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > this.#bytes.length) this.#bytes = new Uint8Array(2 ** Math.ceil(Math.log2(size)));
      let done = 0;
      while (done < size) {
        const read = readSync(file, this.#bytes, done, size - done, done);
        if (read === 0) break;
        done += read;
      }
      return this.#bytes.subarray(0, done);
    } finally {
      closeSync(file);
    }
  }
}
