import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Lines } from '../engine/lines.ts';
import type { GapReport } from '../engine/report.ts';

/** Excel reads UTF-8 only behind a byte order mark. */
const BOM = '\uFEFF';

/** How many rows of a long table are put into words at a time. */
const AT_ONCE = 500;

/** Rows to CSV (RFC 4180), with cells that a spreadsheet would run as a formula made inert. */
function csv(rows: readonly object[], columns: readonly string[], header = true): string {
  const options = { header, columns: [...columns], escape_formulas: true, record_delimiter: '\r\n' };
  return (header ? BOM : '') + stringify([...rows], options);
}

/** One line a control: the gap list as a register. */
export function renderCsv(report: GapReport): string {
  const rows = report.controls.map((control) => ({
    control: control.id,
    title: control.title,
    group: control.group,
    status: control.status,
    severity: control.severity ?? '',
    passed: control.passed,
    failed: control.failed,
    inspected: control.inspected,
    not_seen: control.denied,
    missing_permissions: control.missing.join('; '),
    evidence: control.records.join(' '),
    expires: control.expires ?? '',
    proof: control.proof,
    wanted: control.wanted,
    reasons: control.reasons.join('\n'),
  }));
  return csv(rows, [
    'control',
    'title',
    'group',
    'status',
    'severity',
    'passed',
    'failed',
    'inspected',
    'not_seen',
    'missing_permissions',
    'evidence',
    'expires',
    'proof',
    'wanted',
    'reasons',
  ]);
}

const FINDING_COLUMNS = [
  'check',
  'title',
  'severity',
  'controls',
  'outcome',
  'count',
  'system',
  'tenant',
  'region',
  'subject',
  'reason',
  'missing_permission',
  'remedy',
  'link',
  'evidence',
];

/** One line an outcome that is not a pass: what to fix, on which subject, by which evidence. In pieces; never cut. */
export async function* renderFindingsCsv(report: GapReport, lines: Lines): AsyncGenerator<string> {
  yield csv([], FINDING_COLUMNS);
  const checks = new Map(report.controls.flatMap((control) => control.checks).map((check) => [check.id, check]));
  for (const check of checks.values()) {
    const controls = report.controls.filter((control) => control.checks.some(({ id }) => id === check.id));
    const common = {
      check: check.id,
      title: check.title,
      severity: check.severity,
      controls: controls.map(({ id }) => id).join(' '),
      remedy: check.remedy.text,
      evidence: check.evidence.join(' '),
    };
    let rows: object[] = [];
    for await (const line of lines.of(check.id)) {
      rows.push({
        ...common,
        outcome: line.outcome,
        count: line.count,
        system: line.scope.system,
        tenant: line.scope.tenant,
        region: line.scope.region ?? '',
        subject: line.subject.id,
        reason: line.reason ?? '',
        missing_permission: line.missing ?? '',
        link: line.subject.url ?? check.remedy.url ?? '',
      });
      if (rows.length < AT_ONCE) continue;
      yield csv(rows, FINDING_COLUMNS, false);
      rows = [];
    }
    if (rows.length > 0) yield csv(rows, FINDING_COLUMNS, false);
  }
}

/** One line a source: the evidence register. */
export function renderSourcesCsv(report: GapReport): string {
  const rows = report.sources.map((source) => ({
    evidence: source.evidence,
    collector: source.collector,
    title: source.title,
    kind: source.kind,
    system: source.scope.system,
    tenant: source.scope.tenant,
    region: source.scope.region ?? '',
    effective: source.effective,
    expires: source.expires,
    complete: source.complete ? 'yes' : 'no',
    items: source.items ?? '',
    expected: source.expected ?? '',
    note: source.note ?? '',
    taken_over_from: source.foreign ?? '',
  }));
  return csv(rows, [
    'evidence',
    'collector',
    'title',
    'kind',
    'system',
    'tenant',
    'region',
    'effective',
    'expires',
    'complete',
    'items',
    'expected',
    'note',
    'taken_over_from',
  ]);
}
