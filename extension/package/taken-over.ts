import type { Instant, Sha256 } from '#shared/evidence/record.ts';
import { importedPackages } from '#shared/package/import.ts';
import type { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import { originOf } from '#extension/store/origin.ts';

export interface TakenOver {
  /** Digest of the package statement. */
  readonly package: Sha256;
  readonly origin: string;
  /** Entries of the foreign log that it was about. */
  readonly size: number;
  readonly time: Instant;
  readonly by: string;
  readonly verdict: 'verified' | 'verified-self-asserted' | 'incomplete';
}

/** The packages that a database took over, oldest first. */
export async function takenOver(db: Database): Promise<TakenOver[]> {
  const found: TakenOver[] = [];
  for await (const { package: digest, told } of importedPackages(new DexieEvidenceStore(db, await originOf(db)))) {
    const { origin, size, time, by, verdict } = told;
    found.push({ package: digest, origin, size, time, by, verdict });
  }
  return found;
}
