import { sight, sightings } from '#extension/consoles/sightings.ts';
import type { Database } from '#extension/store/database.ts';
import { placeOf } from '../draft.ts';
import { openGaps } from '../sight/open-gaps.ts';
import { ownHosts } from '../sight/own-hosts.ts';

/** How many open gaps of the newest report the page at an address could close; 0 for a page that is not known. */
export async function gapsAt(db: Database, url: string): Promise<number> {
  const hosts = await ownHosts(db);
  const seen = sight(url, { hosts });
  const correction = URL.canParse(url) ? await db.corrections.get(placeOf(url)) : undefined;
  const page = correction === undefined ? (seen?.page ?? null) : correction.page;
  const controls = page === null ? undefined : sightings.get(page)?.controls;
  if (page === null || controls === undefined) return 0;
  const row = await db.reports.get('iso27001-2022');
  return openGaps(row?.report ?? null, page, controls, new Date().toISOString()).length;
}
