import type { Severity } from '#shared/define.ts';
import type { StandardId } from '#shared/engine/report.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { type Format, withExamples, withFailOn, withFormat, withReport } from '../options.ts';
import type { CommandFile } from '../program.ts';
import type { Judged } from '../run/report-run.ts';

interface GapsOptions {
  readonly format: Format;
  readonly out?: string;
  readonly standard: StandardId;
  readonly asOf?: string;
  readonly failOn?: Severity;
}

/** `annexa gaps`: the gap report. */
const add: CommandFile = (program, context) => {
  const command = program
    .command('gaps')
    .description('show every control: what conforms, what is missing, stale or failing');
  withFailOn(withReport(withFormat(command, ['table', 'json', 'html', 'csv'])));
  withExamples(command, [
    ['annexa gaps', 'every control, worst first'],
    ['annexa gaps --fail-on high', 'for pipelines: exit code 1 when a check of that severity fails'],
    ['annexa gaps --as-of 2026-12-01', 'what will still be fresh on that day'],
    ['annexa gaps --standard iso27001-2013', 'in an earlier edition'],
    ['annexa gaps --format html --out gaps.html', 'as one file to send'],
  ]).action(async (options: GapsOptions) => {
    const { failingChecks, reportOf } = await import('../run/report-run.ts');
    const store = await context.openStore();
    const judged = await reportOf(store, options, context.signal);
    try {
      await store.close();
      await context.write(await rendered(judged, options.format, context), options.out);
    } finally {
      judged.close();
    }
    if (options.failOn === undefined) return;
    const failing = failingChecks(judged.report, options.failOn);
    if (failing.size === 0) return;
    context.say(
      `annexa: ${failing.size === 1 ? '1 check fails' : `${failing.size} checks fail`} at ${options.failOn} or above: ${[...failing].join(', ')}`,
    );
    context.end(EXIT.findings);
  });
};

export default add;

/** In pieces where it may be long: the lines of a report are any number. */
export async function rendered(
  { report, lines }: Pick<Judged, 'report' | 'lines'>,
  format: Format,
  context: CliContext,
): Promise<string | AsyncIterable<string>> {
  switch (format) {
    case 'json':
      return (await import('#shared/exports/json.ts')).renderJson(report, lines);
    case 'html':
      return (await import('#shared/exports/html.ts')).renderHtml(report, lines);
    case 'csv':
      return (await import('#shared/exports/csv.ts')).renderCsv(report);
    default:
      return (await import('../render/gap-table.ts')).renderGapTable(report, context);
  }
}
