import type { CheckResult, ControlRow, GapReport } from '#shared/engine/report.ts';
import { inert, wrap } from '../terminal/text.ts';
import { columns } from './columns.ts';
import type { Canvas } from './gap-table.ts';
import { daysBetween, minuteOf } from './moments.ts';
import { outcomePaint, outcomeText, statusPaint, statusText } from './status-mark.ts';

/** Lines of a check that are shown before "and N more"; `--all` shows every one. */
export const SHOWN_LINES = 12;

/** One control with everything it rests on: each check with its subjects, evidence, missing permissions and remedy. */
export function renderControl(control: ControlRow, report: GapReport, canvas: Canvas, all: boolean): string {
  const { style, width } = canvas;
  const status = statusPaint(control.status, style)(statusText(control.status));
  const blocks = [
    [
      `${style.strong(`${control.id}  ${control.title}`)}   ${status}`,
      ...wrap(aboutLine(control, report), width).map((line) => style.soft(line)),
    ],
    ...(control.caution === null ? [] : [indented(control.caution, width, 0).map((line) => style.warn(line))]),
    control.reasons.flatMap((reason) => bullet(inert(reason), width)),
    numbersOf(control, report, canvas),
    ...control.checks.map((check) => checkBlock(check, report, canvas, all)),
    ...(control.checks.length === 0 ? [[style.soft('No check speaks for this control.')]] : []),
    [style.soft('What to bring'), ...indented(control.wanted, width, 2)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
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

function checkBlock(check: CheckResult, report: GapReport, canvas: Canvas, all: boolean): string[] {
  const { style, width } = canvas;
  const shown = all ? check.lines : check.lines.slice(0, SHOWN_LINES);
  const rest = check.lines.length - shown.length;
  const isOpen = check.tally.failed > 0 || check.tally.manual > 0;
  return [
    `${style.strong(check.title)}  ${style.soft(`${check.id} · ${check.severity} · ${check.strength}`)}`,
    ...indented(inert(check.summary), width, 2),
    ...indented(check.rationale, width, 2).map((line) => style.soft(line)),
    ...outcomeLines(shown, canvas),
    ...(rest > 0 ? [style.soft(`  and ${rest} more: annexa show CONTROL --all`)] : []),
    ...check.missing.flatMap((permission) =>
      indented(`Missing permission: ${inert(permission)}`, width, 2).map((line) => style.warn(line)),
    ),
    ...(isOpen ? indented(`Fix: ${check.remedy.text}`, width, 2) : []),
    ...(isOpen && check.remedy.url !== null ? [`  ${style.accent(inert(check.remedy.url))}`] : []),
    ...evidenceLine(check, report, canvas),
  ];
}

function outcomeLines(lines: CheckResult['lines'], { style, width }: Canvas): string[] {
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
