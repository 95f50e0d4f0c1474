import type { ControlStatus } from '#shared/engine/report.ts';
import { STATUS_ORDER, STATUS_SIGNS } from '#shared/engine/status-words.ts';
import { openOptions } from '#extension/platform/pages.ts';
import { ControlList } from './control-list.tsx';
import { CountRow } from './counts.tsx';
import { Acceptance } from './decisions/acceptance.tsx';
import { EmptyState } from './empty-state.tsx';
import { chosen, type Filter, isFiltered, NO_FILTER } from './filter.ts';
import { Approvals } from './keys/approvals.tsx';
import { ArtifactList } from './package/artifact-list.tsx';
import { CaptureList } from './package/capture-list.tsx';
import { PackageTools } from './package/package-tools.tsx';
import { Provenance } from './package/provenance.tsx';
import { RecordDetail } from './record-detail.ts';
import { RunBar } from './run-bar.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { SearchBox } from './search-box.tsx';
import type { Shown } from './shown.ts';
import { Sources } from './sources.tsx';
import { StandardSelect } from './standard-select.tsx';
import { type Choices, keepStandard, useGapReport } from './state.ts';
import { StatusMark } from './status-mark.tsx';
import { ThemeBars } from './theme-bars.tsx';
import { moment } from './when.ts';

const RECORD_DETAIL = { Artifacts: ArtifactList, Captures: CaptureList, Acceptance };

interface Props {
  readonly choices: Choices;
  /** Id of a control to open. */
  readonly open: string | null;
}

/** The whole report on a page: every control, every clause, every source. */
export function ReportPage({ choices, open }: Props) {
  const { standard, filter } = choices;
  const { view, live, shown, read, run, steps, connections } = useGapReport(standard);
  return (
    <>
      <header class="top">
        <h1>Gap report</h1>
        <StandardSelect
          value={standard.value}
          choose={(edition) => {
            standard.value = edition;
            filter.value = { ...filter.value, group: null };
            void keepStandard(edition);
          }}
        />
        {shown && <span class="dim">as of {moment(shown.report.asOf)}</span>}
        <nav aria-label="Pages">
          <PackageTools shown={shown} sample={view === 'sample'} />
          <button type="button" class="link" onClick={() => void openOptions()}>
            Options
          </button>
        </nav>
      </header>
      {view === 'sample' && shown && <SampleBanner asOf={shown.report.asOf} />}
      {live.state === 'failed' && (
        <p class="note bad" role="alert">
          The report could not be read: {live.message}. Close other Annexa pages and open this one again.
        </p>
      )}
      {live.state === 'read' && shown === null && (
        <main>
          {connections.length > 0 && <RunBar run={run} steps={steps} connections={connections} read={read} />}
          <EmptyState connected={connections.length > 0} reading={run !== null && run.finished === null} />
        </main>
      )}
      {shown && (
        <div class="columns">
          <aside aria-label="Overview">
            {view === 'own' && <RunBar run={run} steps={steps} connections={connections} read={read} />}
            <CountRow
              counts={shown.report.counts}
              chosen={filter.value.count}
              choose={(count) => {
                filter.value = { ...filter.value, count };
              }}
            />
            <ThemeBars
              groups={shown.report.groups}
              chosen={filter.value.group}
              choose={(group) => {
                filter.value = { ...filter.value, group };
              }}
            />
            <Approvals shown={shown} />
            <Provenance shown={shown} />
            <Sources shown={shown} open />
          </aside>
          <RecordDetail.Provider value={RECORD_DETAIL}>
            <Controls shown={shown} filter={filter} open={open} />
          </RecordDetail.Provider>
        </div>
      )}
    </>
  );
}

function Controls({ shown, filter, open }: { shown: Shown; filter: Choices['filter']; open: string | null }) {
  const { report } = shown;
  const set = (change: Partial<Filter>): void => {
    filter.value = { ...filter.value, ...change };
  };
  const found = chosen(report.controls, filter.value, report.asOf);
  return (
    <main>
      <div class="list-head">
        <h2>
          Controls, worst first{' '}
          <span class="dim" role="status">
            {found.length} of {report.controls.length}
          </span>
        </h2>
        {isFiltered(filter.value) && (
          <button type="button" class="link" onClick={() => set(NO_FILTER)}>
            Show everything again
          </button>
        )}
        <SearchBox text={filter.value.text} search={(text) => set({ text })} />
      </div>
      <StatusFilter shown={shown} chosen={filter.value.status} choose={(status) => set({ status })} />
      {found.length === 0 && <p class="dim nothing">No control matches.</p>}
      <ControlList controls={found} shown={shown} open={open} />
      {report.clauses.length > 0 && !isFiltered(filter.value) && (
        <section aria-labelledby="clauses">
          <h2 id="clauses" class="section-head">
            Clauses 4 to 10{' '}
            <span class="dim">{report.clauses.length}, shown by documents of the management system</span>
          </h2>
          <ul class="clauses">
            {report.clauses.map(({ id, title, pdca, status, reasons }) => (
              <li key={id} title={reasons.join('\n')}>
                <StatusMark status={status} />
                <span class="control-id">{id}</span>
                <span>{title}</span>
                <span class="small dim">{pdca}</span>
                <span class={`small status-${status}`}>{STATUS_SIGNS[status].word}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

interface StatusFilterProps {
  readonly shown: Shown;
  readonly chosen: ControlStatus | null;
  readonly choose: (status: ControlStatus | null) => void;
}

/** The statuses that occur, with their numbers: legend and filter in one. */
function StatusFilter({ shown, chosen: current, choose }: StatusFilterProps) {
  const numbers = Map.groupBy(shown.report.controls, ({ status }) => status);
  return (
    <ul class="statuses" aria-label="Filter by status">
      {STATUS_ORDER.filter((status) => numbers.has(status)).map((status) => (
        <li key={status}>
          <button
            type="button"
            class="chip"
            title={STATUS_SIGNS[status].meaning}
            aria-pressed={current === status}
            onClick={() => choose(current === status ? null : status)}
          >
            <StatusMark status={status} />
            {STATUS_SIGNS[status].word}
            <span class="dim">{numbers.get(status)?.length}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
