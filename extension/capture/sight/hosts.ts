import { browser } from '#extension/platform/browser.ts';
import { consoleMatches } from '#extension/consoles/sightings.ts';

const ID = 'console';
const FILE = '/content-scripts/console.js';

/** Registers the console script on exactly the hosts that a person granted, now and whenever that changes. */
export function watchHosts(): void {
  const again = (): void => {
    void register().catch((cause: unknown) => console.error('Annexa: the console script is not registered', cause));
  };
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  browser.runtime.onInstalled.addListener(again);
  browser.runtime.onStartup.addListener(again);
}

async function register(): Promise<void> {
  await navigator.locks.request('annexa console script', async () => {
    const matches = await grantedMatches();
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
async function grantedMatches(): Promise<string[]> {
  const all = [...new Set([...consoleMatches.values()].flat())];
  const granted = await Promise.all(
    all.map(async (match) => ((await browser.permissions.contains({ origins: [match] })) ? match : null)),
  );
  return granted.filter((match) => match !== null);
}
