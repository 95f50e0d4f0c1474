import { browser } from '#extension/platform/browser.ts';
import type { Studio } from '../studio/studio.ts';
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
export function watchBadge(studio: Pick<Studio, 'gaps'>): Badge {
  const show = async (tab: number): Promise<void> => {
    const url = (await browser.tabs.get(tab).catch(() => null))?.url;
    const count = url === undefined || !url.startsWith('https:') ? 0 : await studio.gaps(url);
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
