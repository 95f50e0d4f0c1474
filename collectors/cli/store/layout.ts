import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '#shared/errors/input-error.ts';
import { StorageError } from '#shared/errors/storage-error.ts';
import { z } from '#shared/schema.ts';
import { codeOf, makeFolder, storageError, writeWhole } from './durable.ts';

/** Version of the folder's layout. A higher one was written by a newer Annexa. */
export const FORMAT = 1;

/** Where things are in a workspace folder. */
export interface Layout {
  readonly root: string;
  /** Format version and the name of the log. */
  readonly manifest: string;
  readonly lock: string;
  /** One line an entry; the line is the commit. */
  readonly log: string;
  /** One line an entry; derived from the envelopes, may be deleted at any time. */
  readonly rows: string;
  readonly blobs: string;
  readonly envelopes: string;
  readonly checkpoints: string;
  readonly journal: string;
}

export function layoutOf(root: string): Layout {
  return {
    root,
    manifest: join(root, 'workspace.json'),
    lock: join(root, 'lock'),
    log: join(root, 'log'),
    rows: join(root, 'rows.jsonl'),
    blobs: join(root, 'blobs'),
    envelopes: join(root, 'envelopes'),
    checkpoints: join(root, 'checkpoints'),
    journal: join(root, 'journal'),
  };
}

const manifestSchema = z.object({ format: z.number(), origin: z.string().check(z.minLength(1)) });

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads workspace.json. Null when the folder holds none.
 * Throws a StorageError for a format this version does not know, and for a file that is not a manifest.
 */
export async function readManifest(layout: Layout): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(layout.manifest, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw storageError(cause, 'read', layout.manifest);
  }
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new StorageError(
      `${layout.manifest} is not a workspace manifest.`,
      'Restore the file from a backup, or name another folder with --workspace.',
    );
  }
  if (parsed.data.format !== FORMAT) {
    throw new StorageError(
      `The workspace ${layout.root} has format ${parsed.data.format}; this Annexa reads format ${FORMAT}.`,
      'Use the version of Annexa that wrote it, or name another folder with --workspace.',
    );
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the manifest of a workspace that has to exist. Throws an InputError when it does not. */
export async function requireManifest(layout: Layout): Promise<Manifest> {
  const manifest = await readManifest(layout);
  if (manifest !== null) return manifest;
  throw new InputError(
    `There is no workspace in ${layout.root}.`,
    'Collect something first (annexa collect github --org ORG), or name the folder with --workspace.',
  );
}

/** Makes the folders of a new workspace and gives its log a name that no other writer has. */
export async function createWorkspace(layout: Layout): Promise<Manifest> {
  try {
    for (const folder of [layout.blobs, layout.envelopes, layout.checkpoints, layout.journal]) await makeFolder(folder);
  } catch (cause) {
    throw storageError(cause, 'write', layout.root);
  }
  const manifest: Manifest = { format: FORMAT, origin: `annexa/cli/${randomUUID()}` };
  await writeWhole(layout.manifest, `${JSON.stringify(manifest, null, 2)}\n`, true);
  return manifest;
}
