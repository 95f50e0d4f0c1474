import type { Lines } from '#shared/engine/lines.ts';
import type { CheckResult, ControlRow, GapReport, Line } from '#shared/engine/report.ts';
import { inert, wrap } from '../terminal/text.ts';
import { columns } from './columns.ts';
import type { Canvas } from './gap-table.ts';
import { daysBetween, minuteOf } from './moments.ts';
import { outcomePaint, outcomeText, statusPaint, statusText } from './status-mark.ts';

/** Lines of a check that are shown before "and N more"; `--all` shows every one. */
export const SHOWN_LINES = 12;

/** How many lines are laid out as one table where all are shown. */
const TABLE_LINES = 1000;

/**
 * One control with everything it rests on: each check with its subjects, evidence, missing permissions and
 * remedy. In pieces, since its subjects may be any number.
 *
 * @param most lines of a check that are shown
 */
export async function* renderControl(
  control: ControlRow,
  report: GapReport,
  lines: Lines,
  canvas: Canvas,
  most = SHOWN_LINES,
): AsyncGenerator<string> {
  const { style, width } = canvas;
  const status = statusPaint(control.status, style)(statusText(control.status));
  const head = [
    [
      `${style.strong(`${control.id}  ${control.title}`)}   ${status}`,
      ...wrap(aboutLine(control, report), width).map((line) => style.soft(line)),
    ],
    ...(control.caution === null ? [] : [indented(control.caution, width, 0).map((line) => style.warn(line))]),
    control.reasons.flatMap((reason) => bullet(inert(reason), width)),
    numbersOf(control, report, canvas),
    ...(control.checks.length === 0 ? [[style.soft('No check speaks for this control.')]] : []),
  ];
  for (const block of head) if (block.length > 0) yield `${block.join('\n')}\n\n`;
  for (const check of control.checks) {
    for await (const part of checkBlock(check, report, lines.of(check.id), canvas, most)) {
      if (part.length > 0) yield `${part.join('\n')}\n`;
    }
    yield '\n';
  }
  yield `${[style.soft('What to bring'), ...indented(control.wanted, width, 2)].join('\n')}\n`;
}

function aboutLine(control: ControlRow, { standardTitle, asOf }: GapReport): string {
  const via =
    control.via.length > 0 && control.via[0] !== control.id ? ` · judged through ${control.via.join(', ')}` : '';
  return `${standardTitle} · ${control.group}${via} · as of ${minuteOf(asOf)}`;
}

function numbersOf(control: ControlRow, { asOf }: GapReport, { width }: Canvas): string[] {
  const { inspected, denied, passed, failed, evidence, expires } = control;
  if (inspected + denied === 0) return [];
  const parts = [
    `${inspected} of ${inspected + denied} inspected`,
    `${failed} fail`,
    `${passed} pass`,
    `${evidence} ${evidence === 1 ? 'record' : 'records'} of evidence`,
    ...(expires === null ? [] : [`holds until ${minuteOf(expires)} (${daysBetween(asOf, expires)})`]),
  ];
  return wrap(parts.join(' · '), width);
}

async function* checkBlock(
  check: CheckResult,
  report: GapReport,
  lines: AsyncIterable<Line>,
  canvas: Canvas,
  most: number,
): AsyncGenerator<string[]> {
  const { style, width } = canvas;
  const isOpen = check.tally.failed > 0 || check.tally.manual > 0;
  yield [
    `${style.strong(check.title)}  ${style.soft(`${check.id} · ${check.severity} · ${check.strength}`)}`,
    ...indented(inert(check.summary), width, 2),
    ...indented(check.rationale, width, 2).map((line) => style.soft(line)),
  ];
  let table: Line[] = [];
  let shown = 0;
  for await (const line of lines) {
    if (shown >= most) break;
    shown += 1;
    table.push(line);
    if (table.length < TABLE_LINES) continue;
    yield outcomeLines(table, canvas);
    table = [];
  }
  const rest = check.listed - shown;
  yield [
    ...outcomeLines(table, canvas),
    ...(rest > 0 ? [style.soft(`  and ${rest} more: annexa show CONTROL --all`)] : []),
    ...check.missing.flatMap((permission) =>
      indented(`Missing permission: ${inert(permission)}`, width, 2).map((line) => style.warn(line)),
    ),
    ...(isOpen ? indented(`Fix: ${check.remedy.text}`, width, 2) : []),
    ...(isOpen && check.remedy.url !== null ? [`  ${style.accent(inert(check.remedy.url))}`] : []),
    ...evidenceLine(check, report, canvas),
  ];
}

function outcomeLines(lines: readonly Line[], { style, width }: Canvas): string[] {
  const rows = lines.map(({ subject, scope, count, reason, note, outcome }) => [
    `  ${outcomeText(outcome)}`,
    inert(`${subject.id}${count > 1 ? ` (${count})` : ''}${scope.region === undefined ? '' : ` ${scope.region}`}`),
    inert(reason ?? note ?? ''),
  ]);
  const paint = (text: string, row: number) => outcomePaint(lines[row]?.outcome ?? 'pass', style)(text);
  return columns(
    [
      { head: '', paint },
      { head: '', flex: 2 },
      { head: '', flex: 3, paint: style.soft },
    ],
    rows,
    width,
  );
}

function evidenceLine(check: CheckResult, { asOf }: GapReport, { style, width }: Canvas): string[] {
  if (check.evidence.length === 0 || check.effective === null) return [style.soft('  No evidence.')];
  const when = `Seen ${minuteOf(check.effective)}${check.expires === null ? '' : `, expires ${daysBetween(asOf, check.expires)}`}`;
  return indented(`${when}, evidence ${check.evidence.join(' ')}`, width, 2).map((line) => style.soft(line));
}

function indented(text: string, width: number, by: number): string[] {
  return wrap(text, width - by).map((line) => ' '.repeat(by) + line);
}

function bullet(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}
