import { browser } from '#extension/platform/browser.ts';
import { database } from '#extension/store/database.ts';
import { placeOf } from '../draft.ts';
import { sight, sightings } from '#extension/consoles/sightings.ts';
import { openGaps } from './open-gaps.ts';
import { ownHosts } from './own-hosts.ts';
import { sightingSchema } from './sighting.ts';

const COLOUR = '#0a60b8';

export interface Badge {
  /** Sets or clears the number for a tab, by the address that the browser lets us see. */
  show(tab: number): Promise<void>;
}

/**
 * Keeps the number on the button: how many open gaps the page in front could close. The address is
 * known for granted hosts, and after a click on the button; elsewhere the number is cleared.
 */
export function watchBadge(): Badge {
  const show = async (tab: number): Promise<void> => {
    const url = (await browser.tabs.get(tab).catch(() => null))?.url;
    const count = url === undefined ? 0 : await gapsAt(url);
    const text = count === 0 ? '' : String(count);
    await browser.action.setBadgeText({ tabId: tab, text }).catch(() => null);
    await browser.action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR }).catch(() => null);
    await browser.action.setTitle({ tabId: tab, title: titleOf(count) }).catch(() => null);
  };
  browser.tabs.onActivated.addListener(({ tabId }) => void show(tabId));
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'complete' || change.url !== undefined) void show(tabId);
  });
  // A page says that it went on without loading; where it is, the browser says.
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: { id?: string; frameId?: number; tab?: { id?: number } }) => {
      const { success } = sightingSchema.safeParse(message);
      const tab = sender.tab?.id;
      if (success && sender.id === browser.runtime.id && tab !== undefined && sender.frameId === 0) void show(tab);
      return undefined;
    },
  );
  return { show };
}

function titleOf(count: number): string {
  if (count === 0) return 'Annexa';
  return `Annexa: ${count} open ${count === 1 ? 'gap' : 'gaps'} that this page could close`;
}

async function gapsAt(url: string): Promise<number> {
  const db = database();
  const hosts = await ownHosts(db);
  const seen = sight(url, { hosts });
  const correction = URL.canParse(url) ? await db.corrections.get(placeOf(url)) : undefined;
  const page = correction === undefined ? (seen?.page ?? null) : correction.page;
  const controls = page === null ? undefined : sightings.get(page)?.controls;
  if (page === null || controls === undefined) return 0;
  const row = await db.reports.get('iso27001-2022');
  return openGaps(row?.report ?? null, page, controls, new Date().toISOString()).length;
}
