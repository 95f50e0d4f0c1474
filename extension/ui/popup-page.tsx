import { useSignal } from '@preact/signals';
import { openOptions, openReport } from '#extension/platform/pages.ts';
import { OnThisPage } from './capture/on-this-page.tsx';
import { EmptyState } from './empty-state.tsx';
import { IconButton } from './icon-button.tsx';
import { ReportList } from './report-list.tsx';
import { RunBar } from './run-bar.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { StandardSelect } from './standard-select.tsx';
import { type Choices, keepStandard, useGapReport } from './state.ts';

interface Props {
  readonly choices: Choices;
  /** How many controls stand before "show all". */
  readonly first: number;
  /** Opens the side panel, where there is room for that. */
  readonly beside?: () => void;
}

/** The gap report in a narrow column: popup and side panel. */
export function PopupPage({ choices, first, beside }: Props) {
  const { standard, filter } = choices;
  const all = useSignal(false);
  const { view, live, shown, read, run, steps, connections } = useGapReport(standard);
  const going = run !== null && run.finished === null;
  return (
    <>
      <header class="top">
        <h1 class="brand">
          <svg class="logo" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 13.5 8 2.5l5.5 11M5 9.5h6" fill="none" stroke="currentColor" stroke-width="2" />
          </svg>
          Annexa
        </h1>
        <StandardSelect
          value={standard.value}
          choose={(chosen) => {
            standard.value = chosen;
            filter.value = { ...filter.value, group: null };
            void keepStandard(chosen);
          }}
        />
        <nav aria-label="Pages">
          <IconButton icon="report" label="Open the full report" press={() => void openReport()} />
          {beside && <IconButton icon="beside" label="Open in the side panel" press={beside} />}
          <IconButton icon="connections" label="Connections and options" press={() => void openOptions()} />
        </nav>
      </header>
      {view === 'sample' && shown && <SampleBanner asOf={shown.report.asOf} />}
      <main>
        {(view === 'own' || going) && (connections.length > 0 || shown !== null || going) && (
          <RunBar run={run} steps={steps} connections={connections} read={view === 'own' ? read : null} />
        )}
        {live.state === 'failed' && (
          <p class="note bad" role="alert">
            The report could not be read: {live.message}. Close other Annexa pages and open this one again.
          </p>
        )}
        {live.state === 'read' && shown === null && <EmptyState connected={connections.length > 0} reading={going} />}
        {shown && <ReportList shown={shown} filter={filter} first={first} all={all} />}
      </main>
      {beside && <OnThisPage beside={beside} />}
    </>
  );
}
