import type { PackageFiles } from './package-files.ts';
import type { PackageFile } from './zip-writer.ts';

/** A package whose files are in memory. */
export function memoryFiles(files: readonly PackageFile[]): PackageFiles {
  const entries = files.map(({ path, bytes }) => ({
    path,
    size: bytes.length,
    bytes: async () => bytes,
    async *chunks() {
      yield bytes;
    },
  }));
  return { entries, root: null, problems: [] };
}
