import { utf8 } from '../evidence/bytes.ts';
import type { Hashing } from './hashing.ts';
import type { PackageFile, PiecedFile } from './zip-writer.ts';

/** A manifest in the making, as `sha256sum -c` reads it. */
export class ManifestLines {
  readonly #lines: string[] = [];
  readonly #hashing: Hashing;

  constructor(hashing: Hashing) {
    this.#hashing = hashing;
  }

  get count(): number {
    return this.#lines.length;
  }

  async add(file: PackageFile | PiecedFile): Promise<void> {
    const digest = 'bytes' in file ? (file.sha256 ?? (await this.#hashing.whole(file.bytes))) : file.sha256;
    this.#lines.push(`${digest}  ${file.path}\n`);
  }

  bytes(): Uint8Array {
    return utf8(this.#lines.join(''));
  }
}
