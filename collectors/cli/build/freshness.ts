import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Sources of the command line, below the root: a change in any of them makes the build old. */
const SOURCES = ['collectors', 'shared', 'extension/consoles', 'package.json'];

/** Whether anything that goes into `built` was changed, added or removed after it was written. */
export function isStale(root: string, built: string): boolean {
  const made = modified(built);
  return made === null || SOURCES.some((name) => isNewer(join(root, name), made));
}

/** A folder's own time changes when a file in it is added or removed. */
function isNewer(path: string, than: number): boolean {
  const time = modified(path);
  if (time === null) return false;
  if (time > than) return true;
  return listing(path).some((entry) =>
    entry.isDirectory() ? isNewer(join(path, entry.name), than) : (modified(join(path, entry.name)) ?? 0) > than,
  );
}

function listing(path: string) {
  if (!statSync(path).isDirectory()) return [];
  return readdirSync(path, { withFileTypes: true });
}

function modified(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
