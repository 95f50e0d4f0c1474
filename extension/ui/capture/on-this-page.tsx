import { useEffect, useState } from 'preact/hooks';
import { activeTab, badgeOf } from '#extension/capture/panel/active-tab.ts';
import { preferences } from '#extension/capture/preferences.ts';
import { send } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';

/** The line at the end of the popup: how many gaps the page in front could close, and the button. */
export function OnThisPage({ beside }: { readonly beside: () => void }) {
  const [here, set] = useState<{ readonly tab: number; readonly count: number; readonly web: boolean } | null>(null);
  useEffect(() => {
    void look().then(set);
  }, []);
  if (here === null || !here.web) return null;
  const press = (): void => {
    const { tab } = here;
    void preferences(database()).then(({ look: show, emails }) =>
      send('capture/take', { tab, save: !show, boxes: [], showFrames: false, emails, allPages: false }),
    );
    // The panel opens only from this click itself.
    beside();
  };
  return (
    <section class="on-page" aria-label="On this page">
      <span>
        {here.count === 0
          ? 'On this page: no open gap that it could close'
          : `On this page: ${here.count} ${here.count === 1 ? 'gap' : 'gaps'} you can close`}
      </span>
      <button type="button" class="button primary" onClick={press}>
        Capture
      </button>
    </section>
  );
}

async function look(): Promise<{ tab: number; count: number; web: boolean } | null> {
  const tab = await activeTab();
  if (tab === null) return null;
  // The click that opened the popup lets us see the address; the button can say the number from now on.
  await send('capture/badge', { tab: tab.id });
  return { tab: tab.id, count: await badgeOf(tab.id), web: /^https?:/.test(tab.url ?? '') };
}
