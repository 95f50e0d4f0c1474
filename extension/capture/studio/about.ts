import type { PageReading } from '#shared/define-recogniser.ts';
import { recognise, type Recognition, recognitionOf } from '#extension/consoles/registry.ts';
import { sightAll } from '#extension/consoles/sightings.ts';
import type { Database } from '#extension/store/database.ts';
import { type Choice, placeOf } from '../draft.ts';
import { ownHosts } from '../sight/own-hosts.ts';

export interface About {
  readonly choice: Choice;
  readonly recognition: Recognition | null;
  readonly reading: PageReading | null;
  /** Other pages that the address fits. */
  readonly others: readonly string[];
}

/** Which page an address is: as a person corrected it, else as it is recognised. */
export async function aboutPage(db: Database, url: string): Promise<About> {
  const hosts = await ownHosts(db);
  const correction = await db.corrections.get(placeOf(url));
  const seen = sightAll(url, { hosts });
  const found = recognise(url, { hosts });
  const recognition = correction === undefined ? found : corrected(correction.page, found);
  return {
    choice: {
      page: recognition?.id ?? null,
      subject: recognition?.subject ?? found?.subject ?? {},
      recognised: correction === undefined ? 'address' : 'person',
      byHand: null,
    },
    recognition,
    reading: recognition?.reading ?? null,
    others: seen.map(({ page }) => page).filter((page) => page !== recognition?.id),
  };
}

function corrected(page: string | null, found: Recognition | null): Recognition | null {
  return page === null ? null : recognitionOf(page, found?.subject ?? {});
}
