import { byAttention } from '#shared/engine/attention.ts';
import type { ControlRow, ControlStatus, Counts, GapReport } from '#shared/engine/report.ts';
import { STATUS_ORDER, STATUS_SIGNS } from '#shared/engine/status-words.ts';
import type { Style } from '../terminal/style.ts';
import { clip, inert, padEnd, padStart, wrap } from '../terminal/text.ts';
import { columns } from './columns.ts';
import { counted, daysBetween, minuteOf } from './moments.ts';
import { statusPaint, statusText } from './status-mark.ts';

export interface Canvas {
  readonly style: Style;
  readonly width: number;
}

/** An expiry nearer than this is worth a word. */
const SOON_DAYS = 30;

/** The gap report for a terminal: counts, groups as bars, every control worst first, what was read, how to read on. */
export function renderGapTable(report: GapReport, canvas: Canvas): string {
  const sections = [
    heading(report, canvas),
    countsLine(report.counts, canvas),
    groupBars(report, canvas),
    controlTable(report, canvas),
    clauseLines(report, canvas),
    missingPermissions(report, canvas),
    sourceLines(report, canvas),
    readOn(report, canvas),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ standardTitle, asOf }: GapReport, { style, width }: Canvas): string[] {
  const right = `as of ${minuteOf(asOf)}`;
  return [`${style.strong(padEnd(standardTitle, width - right.length))}${style.soft(right)}`];
}

function countsLine({ applicable, covered, current, conforming }: Counts, { style }: Canvas): string[] {
  const cells: [string, number][] = [
    ['Covered', covered],
    ['Current', current],
    ['Conforming', conforming],
  ];
  const texts = cells.map(([, count]) => `${count} of ${applicable}`);
  const widths = cells.map(([name], at) => Math.max(name.length, (texts[at] ?? '').length) + 4);
  const line = (parts: readonly string[], paint: (text: string) => string): string =>
    parts.map((part, at) => paint(at + 1 < parts.length ? padEnd(part, widths[at] ?? 0) : part)).join('');
  return [
    line(
      cells.map(([name]) => name),
      style.soft,
    ),
    line(texts, style.strong),
  ];
}

/** One bar a group: conforming, then covered besides, then the rest. Three fills, so that it reads without colour. */
function groupBars({ groups }: GapReport, { style, width }: Canvas): string[] {
  const name = Math.min(Math.max(...groups.map(({ title }) => title.length)), Math.floor(width / 3));
  const size = Math.max(8, Math.min(28, width - name - 42));
  return groups.map(({ title, applicable, covered, conforming }) => {
    const full = applicable === 0 ? 0 : Math.floor((conforming * size) / applicable);
    const half = applicable === 0 ? 0 : Math.floor((covered * size) / applicable) - full;
    const bar =
      style.good('█'.repeat(full)) +
      style.warn('▒'.repeat(Math.max(0, half))) +
      style.soft('·'.repeat(size - full - Math.max(0, half)));
    const numbers = `${padStart(String(conforming), 2)} of ${padStart(String(applicable), 2)} conforming, ${padStart(String(covered), 2)} covered`;
    return `${padEnd(clip(title, name), name)}  ${bar}  ${numbers}`;
  });
}

function controlTable({ controls, asOf }: GapReport, { style, width }: Canvas): string[] {
  const sorted = [...controls].sort(byAttention);
  const statusOf = (row: number): ControlStatus => sorted[row]?.status ?? 'missing';
  // Nothing was found about these yet: one line each, so that what was found stays in view.
  const isQuiet = (row: number): boolean => statusOf(row) === 'missing';
  return [
    tallyLine(controls, style),
    '',
    ...columns(
      [
        { head: 'Status', paint: (text, row) => statusPaint(statusOf(row), style)(text) },
        { head: 'Control', paint: style.strong },
        { head: 'Title', flex: 3, clips: isQuiet },
        { head: 'Why', flex: 5, clips: isQuiet, paint: (text, row) => (isQuiet(row) ? style.soft(text) : text) },
        { head: 'Severity', paint: style.soft },
      ],
      sorted.map((control) => [
        statusText(control.status),
        control.id,
        control.title,
        inert(whyOf(control, asOf)),
        control.severity ?? '',
      ]),
      width,
      style.soft,
    ),
  ];
}

function tallyLine(controls: readonly ControlRow[], style: Style): string {
  const counts = Map.groupBy(controls, ({ status }) => status);
  return STATUS_ORDER.filter((status) => counts.has(status))
    .map((status) =>
      statusPaint(
        status,
        style,
      )(`${STATUS_SIGNS[status].glyph} ${counts.get(status)?.length} ${STATUS_SIGNS[status].word}`),
    )
    .join('   ');
}

function whyOf(control: ControlRow, asOf: string): string {
  const reason = control.reasons[0] ?? (control.status === 'missing' ? control.wanted : '');
  const { expires, status } = control;
  if (expires === null || status === 'stale' || Date.parse(expires) - Date.parse(asOf) > SOON_DAYS * 86_400_000)
    return reason;
  return `${reason}${reason === '' ? '' : ' · '}expires ${daysBetween(asOf, expires)}`;
}

function clauseLines({ clauses }: GapReport, { style, width }: Canvas): string[] {
  if (clauses.length === 0) return [];
  const open = clauses.filter(({ status }) => status !== 'conforming');
  const text = `Clauses 4 to 10: ${clauses.length - open.length} of ${clauses.length} conforming. ${
    open.length === 0 ? '' : `Open: ${open.map(({ id }) => id).join(', ')}.`
  }`;
  return wrap(text, width).map((line) => style.soft(line));
}

/** What to grant to see more, the most useful first. */
function missingPermissions({ controls }: GapReport, { style, width }: Canvas): string[] {
  const wanted = new Map<string, string[]>();
  for (const control of controls) {
    for (const permission of control.missing) wanted.set(permission, [...(wanted.get(permission) ?? []), control.id]);
  }
  if (wanted.size === 0) return [];
  const rows = [...wanted].sort(([, a], [, b]) => b.length - a.length);
  return [
    style.strong('Permissions that would show more'),
    ...columns(
      [
        { head: '', flex: 2 },
        { head: '', align: 'right' },
        { head: '', flex: 3, paint: style.soft },
      ],
      rows.map(([permission, ids]) => [inert(permission), counted(ids.length, 'control'), ids.join(' ')]),
      width,
    ),
  ];
}

function sourceLines({ sources, asOf }: GapReport, { style, width }: Canvas): string[] {
  if (sources.length === 0) return [style.soft('Nothing has been read yet.')];
  const tenants = Map.groupBy(sources, ({ scope }) => `${scope.system} ${scope.tenant}`);
  return [
    style.strong('What was read'),
    ...columns(
      [
        { head: '' },
        { head: '', align: 'right' },
        { head: '', align: 'right' },
        { head: '', flex: 1, paint: style.soft },
      ],
      [...tenants]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([tenant, rows]) => {
          const oldest = rows.map(({ effective }) => effective).sort()[0] ?? asOf;
          const next = rows.map(({ expires }) => expires).sort()[0] ?? asOf;
          const whole = rows.filter(({ complete }) => complete).length;
          return [
            tenant,
            counted(rows.length, 'source'),
            `${whole} of ${rows.length} complete`,
            `oldest ${minuteOf(oldest)}, first to expire ${daysBetween(asOf, next)}`,
          ];
        }),
      width,
    ),
  ];
}

function readOn({ controls }: GapReport, { style }: Canvas): string[] {
  const worst = [...controls].sort(byAttention)[0];
  return [
    style.soft(
      `Read on:  annexa show ${worst?.id ?? 'A.5.1'}    annexa gaps --format html --out gaps.html    annexa gaps --help`,
    ),
  ];
}
