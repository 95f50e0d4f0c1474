import { type Imported, importPackage } from '#shared/package/import.ts';
import type { PackageFiles } from '#shared/package/package-files.ts';
import type { Verdict } from '#shared/package/verdict.ts';
import type { Database } from '#extension/store/database.ts';
import { operatorOf } from '#extension/store/operator.ts';
import { writerFor } from '#extension/store/writer.ts';

export interface TakeOver {
  readonly db: Database;
  readonly files: PackageFiles;
  /** What verification said about exactly these files. */
  readonly verdict: Verdict;
  /** "annexa-extension 0.1.0". */
  readonly reader: string;
  readonly signal: AbortSignal;
}

/**
 * Takes the evidence of a verified package into a database, marked as another log's, and signs a
 * checkpoint over it. Throws an InputError for a package that failed, before anything is written.
 */
export async function takeOver({ db, files, verdict, reader, signal }: TakeOver): Promise<Imported> {
  // Two pages that take over one package at once would each miss what the other is adding.
  return navigator.locks.request('annexa import', { signal }, async () => {
    const { writer } = await writerFor(db, null);
    const by = await operatorOf(db);
    const done = await importPackage({ files, verdict, writer, by, now: Date.now(), reader, signal });
    await writer.checkpoint();
    return done;
  });
}
