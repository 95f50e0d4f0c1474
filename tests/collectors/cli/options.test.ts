import { Command, CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { listOption, withExamples, withFailOn, withFormat, withReport } from '#collectors/cli/options.ts';

function parsed(...argv: string[]): Record<string, unknown> {
  const command = new Command('x').exitOverride().configureOutput({ outputError: () => undefined });
  withFailOn(withReport(withFormat(command, ['table', 'json'])));
  command.action(() => undefined);
  return command.parse(argv, { from: 'user' }).opts();
}

it('takes the first format and the present edition when nothing is said', () => {
  expect(parsed()).toEqual({ format: 'table', standard: 'iso27001-2022' });
});

it.each([
  ['2026-03-31', '2026-03-31T23:59:59.999Z'],
  ['2026-03-31T12:00:00Z', '2026-03-31T12:00:00.000Z'],
  ['2026-03-31T12:00+02:00', '2026-03-31T10:00:00.000Z'],
])('reads --as-of %s as %s', (text, instant) => {
  expect(parsed('--as-of', text)['asOf']).toBe(instant);
});

it.each(['yesterday', '31.03.2026', '2026-02-30', '2026-13-01', '2026-03-31T12:00', ''])(
  'refuses --as-of %j',
  (text) => {
    expect(() => parsed('--as-of', text)).toThrow(CommanderError);
  },
);

it.each([
  ['--format', 'yaml'],
  ['--standard', 'iso27001-1999'],
  ['--fail-on', 'serious'],
])('refuses %s %s and lists what there is', (option, value) => {
  expect(() => parsed(option, value)).toThrow(/Allowed choices are/);
});

it('reads lists with commas, repeated or both', () => {
  expect(listOption('a, b', listOption('c'))).toEqual(['c', 'a', 'b']);
  expect(listOption(',')).toEqual([]);
});

it('documents examples and exit codes in the help', () => {
  let help = '';
  const command = new Command('x').configureOutput({ writeOut: (text) => (help += text) });
  withExamples(command, [['annexa x', 'does x']]).outputHelp();
  expect(help).toContain('$ annexa x  does x');
  for (const code of ['0 ', '1 ', '2 ', '130']) expect(help).toContain(`\n  ${code}`);
});
