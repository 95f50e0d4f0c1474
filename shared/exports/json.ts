import type { Lines } from '../engine/lines.ts';
import type { ControlRow, GapReport } from '../engine/report.ts';
import { uuidV7 } from '../evidence/uuid.ts';

/**
 * A report, or one control of it, as JSON with every line of every check in its place (`lines` beside
 * `listed`). In pieces, since the lines may be any number.
 */
export async function* renderJson(
  value: Pick<GapReport, 'controls'> | Pick<ControlRow, 'checks'>,
  lines: Lines,
): AsyncGenerator<string> {
  // Stands where the lines of a check go; nothing that was read from a system can hold it.
  const mark = `lines ${uuidV7()} `;
  const marked = (control: Pick<ControlRow, 'checks'>) => ({
    ...control,
    checks: control.checks.map((check) => ({ ...check, lines: mark + check.id })),
  });
  const whole = 'controls' in value ? { ...value, controls: value.controls.map(marked) } : marked(value);
  let rest = JSON.stringify(whole, null, 2);
  for (let at = rest.indexOf(`"${mark}`); at >= 0; at = rest.indexOf(`"${mark}`)) {
    const end = rest.indexOf('"', at + 1);
    const before = rest.slice(0, at);
    yield before;
    const margin = ' '.repeat(before.length - before.lastIndexOf('\n') - 1 - '"lines": '.length);
    yield* listing(lines, rest.slice(at + 1 + mark.length, end), margin);
    rest = rest.slice(end + 1);
  }
  yield `${rest}\n`;
}

async function* listing(lines: Lines, check: string, margin: string): AsyncGenerator<string> {
  let before = `[\n${margin}  `;
  for await (const line of lines.of(check)) {
    yield before + JSON.stringify(line, null, 2).replaceAll('\n', `\n${margin}  `);
    before = `,\n${margin}  `;
  }
  yield before.startsWith('[') ? '[]' : `\n${margin}]`;
}
