import type { AnyCheck, AnyCollector, ControlId, Identified } from '../define.ts';
import type { Instant } from '../evidence/record.ts';
import type { EvidenceRow } from '../evidence/store.ts';
import { proofOf } from '../standards/proof.ts';
import type { Standard, StandardLine } from '../standards/standards.ts';
import { clauses, controlIds, standardOf } from '../standards/standards.ts';
import type { Captured, CaptureResult } from './captures.ts';
import { capturesByControl } from './captures.ts';
import { captureExpiry, expiryOf } from './freshness.ts';
import type {
  ClauseRow,
  ControlRow,
  ControlStatus,
  Counts,
  FindingCount,
  GapReport,
  SourceRow,
  StandardId,
} from './report.ts';
import { bySeverity, resultsByControl } from './results.ts';
import type { Decision, Judgement } from './status.ts';
import { judgeControl, restingOn, withCaptures } from './status.ts';

export interface ReportOptions {
  readonly findings: readonly FindingCount[];
  readonly sources: readonly EvidenceRow[];
  readonly captures?: readonly Captured[];
  readonly checks: ReadonlyMap<string, Identified<AnyCheck>>;
  readonly collectors: ReadonlyMap<string, Identified<AnyCollector>>;
  readonly standard: StandardId;
  readonly asOf: Instant;
  readonly decisions?: ReadonlyMap<ControlId, Decision>;
}

/** The gap report for one moment, in one edition. Pure; it cuts nothing. */
export function buildReport(options: ReportOptions): GapReport {
  const { standard: id, asOf, sources, collectors, captures = [] } = options;
  const standard = standardOf(id);
  const judged = judge2022(options);
  const controls = standard.lines.map((line) => rowOf(line, standard, judged, asOf));
  return {
    asOf,
    standard: id,
    standardTitle: standard.title,
    counts: countsOf(controls, asOf),
    groups: standard.groups.map(({ id: group, title }) => {
      const own = controls.filter((control) => control.group === group);
      return { id: group, title, total: own.length, ...countsOf(own, asOf) };
    }),
    controls,
    unplaced: standard.unplaced,
    clauses: id === 'iso27001-2022' ? clauses.map(clauseRow) : [],
    sources: [...sources.map((row) => sourceRow(row, collectors)), ...captures.map(captureSource)].sort((a, b) =>
      a.expires < b.expires ? -1 : 1,
    ),
  };
}

type Judged = Omit<ControlRow, 'id' | 'title' | 'group' | 'via' | 'caution'>;

function judge2022(options: ReportOptions): Map<ControlId, Judged> {
  const { asOf, captures = [], decisions } = options;
  const results = resultsByControl(options);
  const pictures = capturesByControl(captures, ({ row, capture }, control) =>
    captureExpiry(row.effective, capture.shows, proofOf(control).cadenceDays),
  );
  return new Map(
    controlIds.map((id) => {
      const own = (results.get(id) ?? []).sort(bySeverity);
      const proof = proofOf(id);
      const seen = pictures.get(id) ?? [];
      const judgement = withCaptures(judgeControl(own, proof, asOf, decisions?.get(id)), seen, asOf);
      const numbers = numbersOf(own, seen, asOf);
      return [id, { ...judgement, ...numbers, proof: proof.proof, wanted: proof.wanted, checks: own, captures: seen }];
    }),
  );
}

function numbersOf(results: ControlRow['checks'], captures: readonly CaptureResult[], asOf: Instant) {
  const sum = (pick: (result: ControlRow['checks'][number]) => number): number =>
    results.reduce((total, result) => total + pick(result), 0);
  const rested = results.filter(({ tally }) => tally.inspected > 0);
  const pictures = restingOn(captures, rested.length > 0, asOf);
  const records = [...new Set([...rested.flatMap(({ evidence }) => evidence), ...pictures.map(({ id }) => id)])];
  return {
    evidence: records.length,
    records,
    inspected: sum(({ tally }) => tally.inspected),
    denied: sum(({ tally }) => tally.unavailable),
    failed: sum(({ tally }) => tally.failed),
    passed: sum(({ tally }) => tally.passed),
    missing: [...new Set(results.flatMap(({ missing }) => missing))].sort(),
    expires: [...rested, ...pictures].flatMap(({ expires }) => expires ?? []).sort()[0] ?? null,
    severity: results.filter(({ tally }) => tally.failed > 0).sort(bySeverity)[0]?.severity ?? null,
  };
}

function rowOf(line: StandardLine, standard: Standard, judged: Map<ControlId, Judged>, asOf: Instant): ControlRow {
  const { id, title, group, via, caution = null } = line;
  const parts = via.flatMap((control) => {
    const part = judged.get(control);
    return part === undefined ? [] : [{ control, part }];
  });
  const [only] = parts;
  if (standard.id === 'iso27001-2022' && only !== undefined) {
    return { id, title, group, via, caution, ...only.part };
  }
  const checks = unique(parts.flatMap(({ part }) => part.checks)).sort(bySeverity);
  const captures = unique(parts.flatMap(({ part }) => part.captures));
  return {
    id,
    title,
    group,
    via,
    caution,
    ...combine(parts, caution),
    ...numbersOf(checks, captures, asOf),
    proof: strongestNeed(parts.map(({ part }) => part.proof)),
    wanted: [...new Set(parts.map(({ part }) => part.wanted))].join('; '),
    checks,
    captures,
  };
}

function unique<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function strongestNeed(proofs: readonly ControlRow['proof'][]): ControlRow['proof'] {
  if (proofs.length > 0 && proofs.every((proof) => proof === 'automated')) return 'automated';
  return proofs.some((proof) => proof !== 'manual') ? 'partly' : 'manual';
}

/**
 * A line that several controls answer to is as good as the worst of them, except that a line some of
 * whose controls have evidence and some have none is partial, not missing.
 */
function combine(parts: readonly { control: ControlId; part: Judged }[], caution: string | null): Judgement {
  const statuses = new Set(parts.map(({ part }) => part.status));
  if (statuses.size === 0) return { status: 'missing', reasons: caution === null ? [] : [caution] };
  const reasons = parts.flatMap(({ control, part }) =>
    part.status === 'conforming' ? [] : part.reasons.map((reason) => `${control}: ${reason}`),
  );
  const [single] = statuses;
  if (statuses.size === 1 && single !== undefined) {
    return { status: single, reasons: reasons.length > 0 ? reasons : parts.flatMap(({ part }) => part.reasons) };
  }
  const order: readonly ControlStatus[] = ['gap', 'stale'];
  const worst = order.find((status) => statuses.has(status));
  if (worst !== undefined) return { status: worst, reasons };
  const has = (status: ControlStatus): boolean => statuses.has(status);
  if (has('partial') || has('conforming')) return { status: onlyDecided(statuses) ? 'conforming' : 'partial', reasons };
  if (has('not-assessed')) return { status: 'not-assessed', reasons };
  return { status: has('missing') ? 'missing' : 'accepted', reasons };
}

/** True when everything that is not conforming was decided: excluded, or accepted as an exception. */
function onlyDecided(statuses: ReadonlySet<ControlStatus>): boolean {
  return [...statuses].every((status) => status === 'conforming' || status === 'excluded');
}

export function countsOf(controls: readonly ControlRow[], asOf: Instant): Counts {
  const applicable = controls.filter(({ status }) => status !== 'excluded');
  const covered = applicable.filter(({ evidence }) => evidence > 0);
  return {
    applicable: applicable.length,
    covered: covered.length,
    current: covered.filter(({ expires }) => expires === null || expires >= asOf).length,
    conforming: applicable.filter(({ status }) => status === 'conforming').length,
  };
}

function clauseRow(clause: { id: string; title: string; pdca: ClauseRow['pdca'] }): ClauseRow {
  return { ...clause, status: 'missing', reasons: ['Needs a document of the management system'] };
}

function sourceRow(row: EvidenceRow, collectors: ReportOptions['collectors']): SourceRow {
  return {
    scope: row.scope,
    collector: row.collector,
    title: collectors.get(row.collector)?.title ?? row.collector,
    kind: row.kind,
    evidence: row.id,
    effective: row.effective,
    expires: expiryOf(row.effective, row.kind),
    complete: row.completeness.complete,
    items: row.completeness.items,
    expected: row.completeness.expected,
    note: row.completeness.note ?? null,
    ...(row.foreign === undefined ? {} : { foreign: row.foreign }),
  };
}

function captureSource({ row, capture }: Captured): SourceRow {
  return {
    ...sourceRow(row, new Map()),
    title: `Capture: ${capture.title === '' ? capture.url : capture.title}`,
    expires: captureExpiry(row.effective, capture.shows),
  };
}
