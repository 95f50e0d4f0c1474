import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '#shared/define.ts';
import type { StandardId } from '#shared/engine/report.ts';
import { EXIT_HELP } from './exit-code.ts';

export type Format = 'table' | 'json' | 'html' | 'csv';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
const STANDARDS: readonly StandardId[] = ['iso27001-2022', 'iso27001-2013', 'iso27001-2005', 'areas'];

/** `--format` with these choices, the first being what is printed when nothing is said, and `--out`. */
export function withFormat(command: Command, formats: readonly Format[]): Command {
  return command
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(formats).default(formats[0]))
    .option('-o, --out <file>', 'write to a file instead of the terminal');
}

export function withReport(command: Command): Command {
  return command
    .addOption(new Option('--standard <id>', 'edition to read the report in').choices(STANDARDS).default(STANDARDS[0]))
    .option('--as-of <date>', 'report for that day (2026-03-31) or instant', instantOption('end'));
}

export function withFailOn(command: Command): Command {
  return command.addOption(
    new Option('--fail-on <severity>', 'exit with 1 when a check of that severity or above fails').choices(SEVERITIES),
  );
}

/** Examples and exit codes below a command's help. */
export function withExamples(command: Command, examples: readonly (readonly [line: string, what: string])[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  $ ${line.padEnd(width)}  ${what}`.trimEnd());
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}\n\n${EXIT_HELP}`);
}

/** Parses a day or an instant; a day stands for its first or its last millisecond in UTC. */
export function instantOption(edge: 'start' | 'end'): (text: string) => string {
  const time = edge === 'end' ? '23:59:59.999' : '00:00:00.000';
  return (text) => {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
    const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
    const at = Date.parse(isDay ? `${text}T${time}Z` : text);
    const exists = !Number.isNaN(at) && (!isDay || new Date(at).toISOString().startsWith(text));
    if ((isDay || isInstant) && exists) return new Date(at).toISOString();
    throw new InvalidArgumentError('Write a day as 2026-03-31, or an instant as 2026-03-31T12:00:00Z.');
  };
}

/** For options that may be given more than once, or with commas. */
export function listOption(text: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}
