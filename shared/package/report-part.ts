import { countsOf } from '../engine/gaps.ts';
import type { Lines } from '../engine/lines.ts';
import type { GapReport } from '../engine/report.ts';
import { InputError } from '../errors/input-error.ts';
import { utf8 } from '../evidence/bytes.ts';
import type { PackageInput } from './package-writer.ts';

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

/**
 * The report and the registers as files of a package. Those that may be long are made in pieces, each time
 * they are asked for: `lines` has to be there until the package is written.
 *
 * @param again as for `encoded`
 */
export async function documentsOf(report: GapReport, lines: Lines, again = false): Promise<PackageInput['documents']> {
  const [{ renderHtml }, { renderCsv, renderFindingsCsv, renderSourcesCsv }, { encoded }] = await Promise.all([
    import('../exports/html.ts'),
    import('../exports/csv.ts'),
    import('../exports/text.ts'),
  ]);
  return new Map<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>([
    ['data/index.html', () => encoded(renderHtml(report, lines), again)],
    ['data/registers/controls.csv', utf8(renderCsv(report))],
    ['data/registers/findings.csv', () => encoded(renderFindingsCsv(report, lines), again)],
    ['data/registers/sources.csv', utf8(renderSourcesCsv(report))],
  ]);
}
