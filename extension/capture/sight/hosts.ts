import { browser } from '#extension/platform/browser.ts';
import type { Studio } from '../studio/studio.ts';

const ID = 'console';
const FILE = '/content-scripts/console.js';

/** Registers the console script on exactly the hosts that a person granted, now and whenever that changes. */
export function watchHosts(studio: Pick<Studio, 'matches'>): void {
  const again = (): void => {
    void register(studio).catch((cause: unknown) =>
      console.error('Annexa: the console script is not registered', cause),
    );
  };
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  browser.runtime.onInstalled.addListener(again);
  browser.runtime.onStartup.addListener(again);
}

async function register(studio: Pick<Studio, 'matches'>): Promise<void> {
  await navigator.locks.request('annexa console script', async () => {
    const matches = await grantedMatches(studio);
    const [there] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
    if (matches.length === 0) {
      if (there) await browser.scripting.unregisterContentScripts({ ids: [ID] });
      return;
    }
    const script = { id: ID, js: [FILE], matches, runAt: 'document_idle' as const };
    if (there) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([script]);
  });
}

/** The console hosts that are granted; permissions know hosts only, so a grant is asked for host by host. */
async function grantedMatches(studio: Pick<Studio, 'matches'>): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  // Nothing is granted at first, and then no document has to be opened to learn so.
  if (origins.length === 0) return [];
  const all = await studio.matches();
  const granted = await Promise.all(
    all.map(async (match) => ((await browser.permissions.contains({ origins: [match] })) ? match : null)),
  );
  return granted.filter((match) => match !== null);
}
