import { browser } from './browser.ts';
import { chromium } from './chromium.ts';

export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** Opens the options at the signing key, where it is unlocked. */
export async function openKeys(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('options.html#keys') });
}

/** Opens the full report in a tab, at a control if one is named. */
export async function openReport(control?: string): Promise<void> {
  const hash = control === undefined ? '' : `#${encodeURIComponent(control)}`;
  await browser.tabs.create({ url: browser.runtime.getURL(`report.html${hash}`) });
}

/** Opens the list beside the page. From a click only. */
export async function openSidePanel(windowId: number): Promise<void> {
  await (chromium.sidePanel ? chromium.sidePanel.open({ windowId }) : browser.sidebarAction.open());
}

export async function currentWindow(): Promise<number | null> {
  return (await browser.windows.getCurrent()).id ?? null;
}
