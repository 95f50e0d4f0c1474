import type { Severity } from '#shared/define.ts';
import type { GapReport, StandardId } from '#shared/engine/report.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { type Format, withExamples, withFailOn, withFormat, withReport } from '../options.ts';
import type { CommandFile } from '../program.ts';

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
    const report = await reportOf(store, options, context.signal);
    await store.close();
    await context.write(await rendered(report, options.format, context), options.out);
    if (options.failOn === undefined) return;
    const failing = failingChecks(report, options.failOn);
    if (failing.size === 0) return;
    context.say(
      `annexa: ${failing.size === 1 ? '1 check fails' : `${failing.size} checks fail`} at ${options.failOn} or above: ${[...failing].join(', ')}`,
    );
    context.end(EXIT.findings);
  });
};

export default add;

export async function rendered(report: GapReport, format: Format, context: CliContext): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'html':
      return (await import('#shared/exports/html.ts')).renderHtml(report);
    case 'csv':
      return (await import('#shared/exports/csv.ts')).renderCsv(report);
    default:
      return (await import('../render/gap-table.ts')).renderGapTable(report, context);
  }
}
