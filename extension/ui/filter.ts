import { byAttention } from '#shared/engine/attention.ts';
import type { ControlRow, ControlStatus } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';

/** One of the three counts, whose list can be opened. */
export type Count = 'covered' | 'current' | 'conforming';

export interface Filter {
  readonly text: string;
  readonly group: string | null;
  readonly count: Count | null;
  readonly status: ControlStatus | null;
}

export const NO_FILTER: Filter = { text: '', group: null, count: null, status: null };

export function isFiltered(filter: Filter): boolean {
  return filter.text.trim() !== '' || filter.group !== null || filter.count !== null || filter.status !== null;
}

/** Controls that the filter lets through, worst first; every word of the text has to be found somewhere. */
export function chosen(controls: readonly ControlRow[], filter: Filter, asOf: string): ControlRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return controls
    .filter(
      (control) =>
        (filter.group === null || control.group === filter.group) &&
        (filter.status === null || control.status === filter.status) &&
        (filter.count === null || countsAs(control, filter.count, asOf)) &&
        (words.length === 0 || holds(haystack(control), words)),
    )
    .sort(byAttention);
}

/** The same conditions under which the report counts a control. */
export function countsAs(control: ControlRow, count: Count, asOf: string): boolean {
  if (control.status === 'excluded') return false;
  if (count === 'conforming') return control.status === 'conforming';
  if (control.evidence === 0) return false;
  return count === 'covered' || control.expires === null || control.expires >= asOf;
}

function haystack(control: ControlRow): string {
  const checks = control.checks.flatMap(({ title, id }) => [title, id]);
  return [control.id, control.title, control.group, STATUS_SIGNS[control.status].word, ...control.reasons, ...checks]
    .join('\n')
    .toLowerCase();
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
