import '#extension/ui/tokens.css';
import '#extension/ui/base.css';
import '#extension/ui/report.css';
import '#extension/ui/report-wide.css';
import '#extension/ui/package/package.css';
import '#extension/ui/forms.css';
import '#extension/ui/keys/keys.css';
import { keepFresh } from '#extension/ui/keep-fresh.ts';
import { mount } from '#extension/ui/mount.tsx';
import { ReportPage } from '#extension/ui/report-page.tsx';
import { choices } from '#extension/ui/state.ts';

const hash = decodeURIComponent(location.hash.slice(1));
mount(<ReportPage choices={choices()} open={hash === '' ? null : hash} />);
void keepFresh();
