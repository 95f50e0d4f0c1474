import '#extension/ui/tokens.css';
import '#extension/ui/base.css';
import '#extension/ui/report.css';
import '#extension/ui/capture/capture.css';
import '#extension/ui/capture/draft.css';
import '#extension/ui/capture/compare.css';
import { SidePanel } from '#extension/ui/capture/side-panel.tsx';
import { keepFresh } from '#extension/ui/keep-fresh.ts';
import { mount } from '#extension/ui/mount.tsx';
import { choices } from '#extension/ui/state.ts';

/** Beside a window the panel follows the tab in front; in a tab of its own it stays with the one it was opened for. */
const asked = new URLSearchParams(location.search).get('tab');
mount(<SidePanel choices={choices()} pinned={asked === null ? null : Number(asked)} />);
void keepFresh();
