import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Installed } from './browser.ts';

/** What a person does with packages, for the journeys. */

export const REPORT = { width: 1280, height: 860 };

/** The report page of a browser that cannot ask where to save: the package goes to the downloads. */
export async function exported(
  installed: Pick<Installed, 'page'>,
  to: string,
  fields: Readonly<Record<string, string>> = {},
) {
  const page = await installed.page('report.html', REPORT);
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await page.getByRole('button', { name: 'Export package' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export package' });
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Save package' }).click();
  const file = await download;
  await file.saveAs(to);
  await dialog.getByText(/^Saved, /).waitFor();
  return { page, dialog, name: file.suggestedFilename() };
}

/** Gives a package to the dialog and waits for the verdict. */
export async function opened(page: Page, zip: string) {
  await page.getByRole('button', { name: 'Open a package' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open a package' });
  await dialog.getByLabel('Package (.zip)').setInputFiles(zip);
  const verdict = dialog.getByRole('region', { name: 'Verdict' });
  await verdict.waitFor({ timeout: 60_000 });
  return { dialog, verdict };
}

/** Files of a zip by their paths in the bag. */
export function unzipped(zip: string, into: string): Map<string, Uint8Array> {
  execFileSync('unzip', ['-q', '-o', zip, '-d', into]);
  const [root = ''] = readdirSync(into);
  const bag = join(into, root);
  return new Map(
    readdirSync(bag, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const full = join(entry.parentPath, entry.name);
        return [full.slice(bag.length + 1), new Uint8Array(readFileSync(full))];
      }),
  );
}

/** Digests of the envelopes of evidence by id. */
export function envelopes(files: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, bytes] of files) {
    const id = /^data\/evidence\/(.+)\.dsse\.json$/.exec(path)?.[1];
    if (id !== undefined) found.set(id, createHash('sha256').update(bytes).digest('hex'));
  }
  return found;
}

export interface Row {
  readonly id: string;
  readonly digest: string;
  readonly foreign?: string;
}

/** Evidence rows of the extension's own database, and how many blobs and log entries it has. */
export async function holdings(installed: Installed): Promise<{ rows: Row[]; blobs: number; log: number }> {
  return (await installed.bare()).evaluate(read);
}

async function read(): Promise<{ rows: Row[]; blobs: number; log: number }> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => failed(request.error));
    });
  const db = await asked(indexedDB.open('annexa'));
  const transaction = db.transaction(['evidence', 'blobs', 'log']);
  const rows = (await asked(transaction.objectStore('evidence').getAll())) as Row[];
  const blobs = await asked(transaction.objectStore('blobs').count());
  const log = await asked(transaction.objectStore('log').count());
  db.close();
  return { rows, blobs, log };
}
