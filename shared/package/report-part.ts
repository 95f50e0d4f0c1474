import { countsOf } from '../engine/gaps.ts';
import type { Lines } from '../engine/lines.ts';
import type { GapReport } from '../engine/report.ts';
import { InputError } from '../errors/input-error.ts';

/** The report of the chosen controls alone. Throws an InputError for a control that the edition does not have. */
export function partOf(report: GapReport, controls: readonly string[]): GapReport {
  const wanted = new Set(controls);
  const chosen = report.controls.filter(({ id }) => wanted.has(id));
  const found = new Set(chosen.map(({ id }) => id));
  const unknown = controls.filter((id) => !found.has(id));
  if (unknown.length > 0) {
    throw new InputError(
      `${unknown.join(', ')} ${unknown.length === 1 ? 'is no control' : 'are no controls'} of ${report.standardTitle}.`,
      'Name them as the report does: A.8.5.',
    );
  }
  const records = new Set(chosen.flatMap(({ records }) => records));
  return {
    ...report,
    controls: chosen,
    counts: countsOf(chosen, report.asOf),
    groups: report.groups.flatMap((group) => {
      const own = chosen.filter((control) => control.group === group.id);
      return own.length === 0 ? [] : [{ ...group, ...countsOf(own, report.asOf), total: own.length }];
    }),
    clauses: [],
    sources: report.sources.filter(({ evidence }) => records.has(evidence)),
  };
}

/** The report and the registers as files of a package. */
export async function documentsOf(report: GapReport, lines: Lines): Promise<ReadonlyMap<string, Uint8Array>> {
  const [{ renderHtml }, { renderCsv, renderFindingsCsv, renderSourcesCsv }, { textOf }] = await Promise.all([
    import('../exports/html.ts'),
    import('../exports/csv.ts'),
    import('../exports/text.ts'),
  ]);
  const bytes = (text: string) => new TextEncoder().encode(text);
  return new Map([
    ['data/index.html', bytes(await textOf(renderHtml(report, lines)))],
    ['data/registers/controls.csv', bytes(renderCsv(report))],
    ['data/registers/findings.csv', bytes(await textOf(renderFindingsCsv(report, lines)))],
    ['data/registers/sources.csv', bytes(renderSourcesCsv(report))],
  ]);
}
