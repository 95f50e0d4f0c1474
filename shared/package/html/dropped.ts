import { InputError } from '../../errors/input-error.ts';
import type { PackageFiles } from '../package-files.ts';
import { readZip } from '../zip-reader.ts';

export interface FoundFile {
  /** With the name of the folder it was found in, when it was. */
  readonly path: string;
  readonly file: File;
}

/** Everything that was dropped, folders walked to their ends. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly FoundFile[]> {
  // All items are asked before anything is awaited: the list is empty once the event is over.
  return filesOf([...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() })));
}

/** The files of dropped items that were asked while the event lasted. */
export async function filesOf(
  dropped: readonly { readonly entry: FileSystemEntry | null; readonly file: File | null }[],
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry) await walk(entry, '', found);
    else if (file) found.push({ path: file.name, file });
  }
  return found;
}

/** What was dropped or chosen as a package: one zip, or the files of a folder. Throws an InputError for nothing at all. */
export async function packageOf(found: readonly FoundFile[]): Promise<PackageFiles> {
  const [first] = found;
  if (first === undefined) throw new InputError('There was no file in it.', 'Give a package: a zip or its folder.');
  if (found.length > 1 || first.path.includes('/')) return folderFiles(found);
  const { file } = first;
  return readZip({
    size: file.size,
    async read(offset, length) {
      const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
      if (bytes.length !== length) throw new RangeError('outside the zip');
      return bytes;
    },
  });
}

/** A folder as a package; the files lie below one folder, the bag, whose name does not matter. */
function folderFiles(found: readonly FoundFile[]): PackageFiles {
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
