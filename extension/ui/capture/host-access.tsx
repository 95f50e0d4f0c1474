import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askToSavePages, CAN_SAVE_PAGES, maySavePages, stopSavingPages } from '#extension/capture/panel/saved-pages.ts';
import { consoleMatches, sites } from '#extension/consoles/sightings.ts';
import { dropOrigins, holdsOrigins, requestOrigins } from '#extension/platform/permissions.ts';
import { Tick } from './capture-bar.tsx';

/** What may be allowed beyond a click, what for, and how to take it back. Nothing here is needed to capture. */
export function HostAccess({ provider }: { readonly provider: string | null }) {
  const origins = provider === null ? [] : (consoleMatches.get(provider) ?? []);
  const [sees, saves] = [useSignal(false), useSignal(false)];
  useEffect(() => {
    const look = async (): Promise<void> => {
      sees.value = origins.length > 0 && (await holdsOrigins(origins));
      saves.value = await maySavePages();
    };
    void look();
  }, [provider]);
  return (
    <details class="small access">
      <summary>What Annexa may see</summary>
      {origins.length > 0 && (
        <>
          <Tick
            label={`See by itself when I am on ${sites.get(provider ?? '')?.title ?? 'this console'}`}
            value={sees.value}
            set={(wanted) => {
              // Asked for first of all: after anything awaited the click does not count any more.
              const change = wanted ? requestOrigins(origins) : dropOrigins(origins);
              void settle(change, sees);
            }}
          />
          <p class="dim">
            The number on the button then shows without a click, and the panel reads what the page says. For{' '}
            {origins.map(hostOf).join(', ')}; untick it to take it back. Nothing is sent there, and a capture needs only
            the click on the button.
          </p>
        </>
      )}
      {CAN_SAVE_PAGES && (
        <>
          <Tick
            label="Keep the whole page beside its picture"
            value={saves.value}
            set={(wanted) => {
              const change = wanted ? askToSavePages() : stopSavingPages();
              void settle(change, saves);
            }}
          />
          <p class="dim">One MHTML file, with the same things masked. The browser asks for a permission of its own.</p>
        </>
      )}
    </details>
  );
}

function hostOf(pattern: string): string {
  return pattern.replace(/^https:\/\/([^/]+)\/.*$/, '$1');
}

/** Giving something back answers nothing, and then it is gone. */
async function settle(change: Promise<boolean | void>, into: Signal<boolean>): Promise<void> {
  into.value = (await change) === true;
}
