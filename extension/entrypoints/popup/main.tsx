import '#extension/ui/tokens.css';
import '#extension/ui/base.css';
import '#extension/ui/report.css';
import '#extension/ui/capture/on-page.css';
import { currentWindow, openSidePanel } from '#extension/platform/pages.ts';
import { mount } from '#extension/ui/mount.tsx';
import { PopupPage } from '#extension/ui/popup-page.tsx';
import { choices } from '#extension/ui/state.ts';
import { keepFresh } from '#extension/ui/keep-fresh.ts';

/** Asked for now, since a side panel opens only from a click, before anything is awaited. */
let here: number | null = null;
async function remember(): Promise<void> {
  here = await currentWindow();
}
void remember();

mount(
  <PopupPage
    choices={choices()}
    first={12}
    beside={() => {
      if (here !== null) void openSidePanel(here).then(() => window.close());
    }}
  />,
);
void keepFresh();
