import type { Signal } from '@preact/signals';
import { ControlList } from './control-list.tsx';
import { CountRow } from './counts.tsx';
import { chosen, type Filter, isFiltered, NO_FILTER } from './filter.ts';
import { SearchBox } from './search-box.tsx';
import type { Shown } from './shown.ts';
import { Sources } from './sources.tsx';
import { ThemeBars } from './theme-bars.tsx';

interface Props {
  readonly shown: Shown;
  readonly filter: Signal<Filter>;
  /** How many of the worst are shown until a filter or "all" is chosen. */
  readonly first: number;
  readonly all: Signal<boolean>;
}

/** The report as popup and side panel show it: counts, themes, worst first, sources. */
export function ReportList({ shown, filter, first, all }: Props) {
  const { report } = shown;
  const set = (change: Partial<Filter>): void => {
    filter.value = { ...filter.value, ...change };
  };
  const filtered = isFiltered(filter.value);
  const found = chosen(report.controls, filter.value, report.asOf);
  const lines = filtered || all.value ? found : found.slice(0, first);
  return (
    <>
      <CountRow counts={report.counts} chosen={filter.value.count} choose={(count) => set({ count })} />
      <ThemeBars groups={report.groups} chosen={filter.value.group} choose={(group) => set({ group })} />
      <section aria-labelledby="list-title">
        <div class="list-head">
          <h2 id="list-title">
            {heading(filter.value, report.groups)}{' '}
            <span class="dim" role="status">
              {lines.length} of {report.controls.length}
            </span>
          </h2>
          <SearchBox text={filter.value.text} search={(text) => set({ text })} />
        </div>
        {filtered && (
          <button type="button" class="link small clear" onClick={() => set(NO_FILTER)}>
            Show everything again
          </button>
        )}
        {found.length === 0 && <p class="dim nothing">No control matches.</p>}
        <ControlList controls={lines} shown={shown} />
        {!filtered && found.length > first && (
          <button
            type="button"
            class="button wide"
            aria-expanded={all.value}
            onClick={() => {
              all.value = !all.value;
            }}
          >
            {all.value ? `Show the ${first} worst` : `Show all ${found.length} controls`}
          </button>
        )}
      </section>
      <Sources shown={shown} />
    </>
  );
}

const COUNT_WORDS = { covered: 'Covered', current: 'Current', conforming: 'Conforming' };

function heading({ count, group }: Filter, groups: Shown['report']['groups']): string {
  const title = groups.find(({ id }) => id === group)?.title;
  if (count !== null) return title === undefined ? COUNT_WORDS[count] : `${COUNT_WORDS[count]}, ${title}`;
  return title ?? 'Worst first';
}
