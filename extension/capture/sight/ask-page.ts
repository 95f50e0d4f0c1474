import type { PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { parsePageFacts } from '#extension/consoles/page-facts.ts';
import { browser } from '#extension/platform/browser.ts';

const FILE = '/content-scripts/console.js';

/**
 * What a page says of itself just now; null when it may not be looked at. The console script is there
 * on granted hosts; on others it is put in, which a click on the button allows for a while.
 */
export async function askPage(tab: number, reading: PageReading): Promise<PageFacts | null> {
  const message = { annexa: 'read', reading };
  const ask = async (): Promise<PageFacts | null> => {
    const answer = await browser.tabs.sendMessage<unknown, { facts?: unknown } | undefined>(tab, message, {
      frameId: 0,
    });
    return answer?.facts === undefined ? null : parsePageFacts(answer.facts);
  };
  const facts = await ask().catch(() => null);
  if (facts !== null) return facts;
  try {
    await browser.scripting.executeScript({ target: { tabId: tab }, files: [FILE] });
    return await ask();
  } catch {
    // Not granted, or the tab is gone: nothing is known of the page, which is what null says.
    return null;
  }
}
