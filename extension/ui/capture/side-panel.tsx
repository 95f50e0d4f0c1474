import { useSignal } from '@preact/signals';
import { useActiveTab } from '#extension/capture/panel/active-tab.ts';
import { dueCaptures } from '#extension/capture/panel/history.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from '../live.ts';
import { PopupPage } from '../popup-page.tsx';
import type { Choices } from '../state.ts';
import { PageView } from './page-view.tsx';
import { QueueView } from './queue-view.tsx';

interface Props {
  readonly choices: Choices;
  /** A tab to stay with, when the panel stands in a tab of its own. */
  readonly pinned: number | null;
}

const VIEWS = ['page', 'queue', 'report'] as const;
type View = (typeof VIEWS)[number];
const EMPTY = new Map<string, never[]>();

/** What can be captured here, what has to be captured again, and the report. */
export function SidePanel({ choices, pinned }: Props) {
  const tab = useActiveTab(pinned);
  const chosen = useSignal<View | null>(null);
  const due = liveOr(
    useLive('due', () => dueCaptures(database(), Date.now())),
    EMPTY,
  );
  const count = [...due.values()].reduce((sum, { length }) => sum + length, 0);
  // On a page of the browser or of ours there is nothing to capture.
  const view = chosen.value ?? (tab === null || isOurs(tab.url) ? 'report' : 'page');
  const words: Record<View, string> = { page: 'This page', queue: `Queue ${count}`, report: 'Report' };
  return (
    <>
      <nav class="views" aria-label="Views">
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            class="view-tab"
            aria-current={view === each ? 'page' : undefined}
            onClick={() => {
              chosen.value = each;
            }}
          >
            {words[each]}
          </button>
        ))}
      </nav>
      {view === 'page' && <PageView tab={tab} />}
      {view === 'queue' && (
        <QueueView
          due={due}
          opened={() => {
            chosen.value = 'page';
          }}
        />
      )}
      {view === 'report' && <PopupPage choices={choices} first={24} />}
    </>
  );
}

function isOurs(url: string | null): boolean {
  return url !== null && !/^(https?|file):/.test(url);
}
