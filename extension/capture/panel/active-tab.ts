import { useEffect, useState } from 'preact/hooks';
import { browser } from '#extension/platform/browser.ts';

export interface ActiveTab {
  readonly id: number;
  /** Null while the browser does not let us know it. */
  readonly url: string | null;
  readonly title: string;
}

const AGAIN_MS = 1_000;

/** The tab in front of this window; with a number, that tab, whichever is in front. */
export function useActiveTab(pinned: number | null): ActiveTab | null {
  const [tab, set] = useState<ActiveTab | null>(null);
  useEffect(() => {
    const update = async (): Promise<void> => {
      const now = await read(pinned);
      set((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const look = (): void => void update();
    look();
    // A click on the button lets us see the address, and no event says so.
    const timer = setInterval(look, AGAIN_MS);
    browser.tabs.onActivated.addListener(look);
    browser.tabs.onUpdated.addListener(look);
    return () => {
      clearInterval(timer);
      browser.tabs.onActivated.removeListener(look);
      browser.tabs.onUpdated.removeListener(look);
    };
  }, [pinned]);
  return tab;
}

async function read(pinned: number | null): Promise<ActiveTab | null> {
  const tab =
    pinned === null
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : await browser.tabs.get(pinned).catch(() => undefined);
  if (tab?.id === undefined) return null;
  const known = tab.url !== undefined && tab.url !== '' ? tab.url : null;
  return { id: tab.id, url: known, title: tab.title ?? '' };
}

/** Opens an address in front, to capture it again. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** The number of gaps that stands on the button for a tab. */
export async function badgeOf(tab: number): Promise<number> {
  return Number(await browser.action.getBadgeText({ tabId: tab })) || 0;
}

/** The tab in front of this window, once. */
export function activeTab(): Promise<ActiveTab | null> {
  return read(null);
}
