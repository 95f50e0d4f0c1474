import type { Severity } from '#shared/define.ts';
import type { ControlRow, GapReport, StandardId } from '#shared/engine/report.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { EXIT } from '../exit-code.ts';
import { withExamples, withFailOn, withFormat, withReport } from '../options.ts';
import type { CommandFile } from '../program.ts';

interface ShowOptions {
  readonly format: 'table' | 'json';
  readonly out?: string;
  readonly standard: StandardId;
  readonly asOf?: string;
  readonly failOn?: Severity;
  readonly all?: boolean;
}

/** `annexa show CONTROL`: one control with everything it rests on. */
const add: CommandFile = (program, context) => {
  const command = program
    .command('show')
    .description('show one control: its checks, subjects, evidence, missing permissions and what fixes it')
    .argument('<control>', 'id in the edition: A.8.5')
    .option('--all', 'list every subject');
  withFailOn(withReport(withFormat(command, ['table', 'json'])));
  withExamples(command, [
    ['annexa show A.8.5', 'why it has its status'],
    ['annexa show A.8.5 --all --format json', 'every subject, for a script'],
    ['annexa show A.9.4.2 --standard iso27001-2013', 'by its id in an earlier edition'],
  ]).action(async (id: string, options: ShowOptions) => {
    const [{ failingChecks, reportOf }, { renderControl, SHOWN_LINES }, { renderJson }] = await Promise.all([
      import('../run/report-run.ts'),
      import('../render/control-detail.ts'),
      import('#shared/exports/json.ts'),
    ]);
    const store = await context.openStore();
    const judged = await reportOf(store, options, context.signal);
    try {
      await store.close();
      const { report, lines } = judged;
      const control = controlOf(report, id);
      const told = { asOf: report.asOf, standard: report.standard, ...control };
      const text =
        options.format === 'json'
          ? renderJson(told, lines)
          : renderControl(
              control,
              report,
              lines,
              context,
              options.all === true ? Number.POSITIVE_INFINITY : SHOWN_LINES,
            );
      await context.write(text, options.out);
      if (options.failOn && failingChecks({ ...report, controls: [control] }, options.failOn).size > 0)
        context.end(EXIT.findings);
    } finally {
      judged.close();
    }
  });
};

export default add;

/** Takes "a.8.5" and "8.5" for A.8.5. */
function controlOf(report: GapReport, asked: string): ControlRow {
  const wanted = asked.trim().toLowerCase();
  const found = report.controls.find(({ id }) =>
    [id.toLowerCase(), id.toLowerCase().replace(/^a\./, '')].includes(wanted),
  );
  if (found) return found;
  const ids = report.controls.map(({ id }) => id);
  throw new InputError(
    `"${asked}" is no control of ${report.standardTitle}.`,
    `They run from ${ids[0]} to ${ids.at(-1)}; annexa list controls --standard ${report.standard} shows them.`,
  );
}
