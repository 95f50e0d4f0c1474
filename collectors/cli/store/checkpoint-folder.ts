import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { codeOf, storageError, writeWhole } from './durable.ts';

/** Signed notes, one file a tree size. */
export class CheckpointFolder {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Throws an IntegrityError when there is already another note for that size. */
  async put(size: number, note: string): Promise<void> {
    const path = join(this.#root, String(size));
    const there = await this.#read(path);
    if (there === note) return;
    if (there !== null) {
      throw new IntegrityError(
        `There already is another checkpoint for ${size} entries.`,
        'A log has one checkpoint a size: keep the folder as it is and check it with annexa verify.',
      );
    }
    await writeWhole(path, note, true);
  }

  /** By size, smallest first. */
  async all(): Promise<{ readonly size: number; readonly note: string }[]> {
    let names: string[];
    try {
      names = await readdir(this.#root);
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return [];
      throw storageError(cause, 'read', this.#root);
    }
    const sizes = names.filter((name) => /^\d+$/.test(name)).map(Number);
    const found: { readonly size: number; readonly note: string }[] = [];
    for (const size of sizes.sort((a, b) => a - b)) {
      const note = await this.#read(join(this.#root, String(size)));
      if (note !== null) found.push({ size, note });
    }
    return found;
  }

  async #read(path: string): Promise<string | null> {
    try {
      return await readFile(path, 'utf8');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return null;
      throw storageError(cause, 'read', path);
    }
  }
}
