import '#extension/ui/tokens.css';
import '#extension/ui/base.css';
import '#extension/ui/report.css';
import { keepFresh } from '#extension/ui/keep-fresh.ts';
import { mount } from '#extension/ui/mount.tsx';
import { PopupPage } from '#extension/ui/popup-page.tsx';
import { choices } from '#extension/ui/state.ts';

mount(<PopupPage choices={choices()} first={24} />);
void keepFresh();
