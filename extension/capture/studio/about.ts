import type { PageReading } from '#shared/define-recogniser.ts';
import { recognise, type Recognition, recognitionOf } from '#extension/consoles/registry.ts';
import { isHosted, sightAll } from '#extension/consoles/sightings.ts';
import type { Database } from '#extension/store/database.ts';
import { type Choice, placeOf } from '../draft.ts';
import { type OwnHost, ownHosts, saidHosts } from '../sight/own-hosts.ts';

export interface About {
  readonly choice: Choice;
  readonly recognition: Recognition | null;
  readonly reading: PageReading | null;
  /** Other pages that the address fits. */
  readonly others: readonly string[];
  /** What a person said of the host; null for one that is known, or of which nothing was said. */
  readonly said: OwnHost | null;
  /** The host is one of a known system, whichever page of it this is. */
  readonly hosted: boolean;
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
    hosted: isHosted(url, { hosts }),
    said: (await saidHosts(db)).find(({ host }) => isBelow(url, host)) ?? null,
    others: seen.map(({ page }) => page).filter((page) => page !== recognition?.id),
  };
}

function isBelow(url: string, host: string): boolean {
  const at = URL.parse(url);
  return at !== null && `${at.host}${at.pathname}/`.startsWith(`${host}/`);
}

function corrected(page: string | null, found: Recognition | null): Recognition | null {
  return page === null ? null : recognitionOf(page, found?.subject ?? {});
}
