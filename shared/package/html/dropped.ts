import type { PackageFiles } from '../package-files.ts';

export interface FoundFile {
  /** With the name of the folder it was found in, when it was. */
  readonly path: string;
  readonly file: File;
}

/** Everything that was dropped, folders walked to their ends. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  // All items are asked before anything is awaited: the list is empty once the event is over.
  const dropped = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  for (const { entry, file } of dropped) {
    if (entry) await walk(entry, '', found);
    else if (file) found.push({ path: file.name, file });
  }
  return found;
}

/** A folder as a package; the files lie below one folder, the bag, whose name does not matter. */
export function folderFiles(found: readonly FoundFile[]): PackageFiles {
  const entries = found.map(({ path, file }) => ({
    path: path.slice(path.indexOf('/') + 1),
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
    async *chunks() {
      const reader = file.stream().getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    },
  }));
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)), root: null, problems: [] };
}

async function walk(entry: FileSystemEntry, above: string, found: FoundFile[]): Promise<void> {
  const path = above + entry.name;
  if (entry instanceof FileSystemFileEntry) {
    found.push({ path, file: await new Promise<File>((done, failed) => entry.file(done, failed)) });
  } else if (entry instanceof FileSystemDirectoryEntry) {
    const reader = entry.createReader();
    // The reader hands out a hundred at a time, and none when it is through.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) return;
      for (const each of some) await walk(each, `${path}/`, found);
    }
  }
}
