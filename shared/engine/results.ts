import type { AnyCheck, AnyCollector, ControlId, Identified, Mapping, Severity } from '../define.ts';
import type { Instant } from '../evidence/record.ts';
import { proofOf } from '../standards/proof.ts';
import { expiryOf } from './freshness.ts';
import type { CheckResult, FindingCount } from './report.ts';
import { addTally, NO_TALLY, summaryOf } from './tally.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

interface ResultSources {
  readonly checks: ReadonlyMap<string, Identified<AnyCheck>>;
  readonly collectors: ReadonlyMap<string, Identified<AnyCollector>>;
  readonly findings: readonly FindingCount[];
}

/** For each 2022 control, the results of the checks that were evaluated for it; none when nothing was. */
export function resultsByControl({ checks, collectors, findings }: ResultSources): Map<ControlId, CheckResult[]> {
  const byCheck = Map.groupBy(findings, (finding) => finding.check);
  const placed = placesOf(findings);
  const results = new Map<ControlId, CheckResult[]>();
  for (const [id, check] of checks) {
    const own = byCheck.get(id);
    if (own === undefined) continue;
    const kinds = check.needs.flatMap((need) => collectors.get(need)?.kind ?? []);
    for (const mapping of check.controls) {
      const result = resultOf(check, mapping, own, { kinds, placed });
      results.set(mapping.id, [...(results.get(mapping.id) ?? []), result]);
    }
  }
  return results;
}

/** A region of each tenant, where one was looked at: it says in which of a system's separate clouds the tenant is. */
function placesOf(findings: readonly FindingCount[]): ReadonlyMap<string, string> {
  return new Map(
    findings.flatMap(({ scope: { system, tenant, region } }) =>
      region === undefined ? [] : [[`${system} ${tenant}`, region] as const],
    ),
  );
}

interface About {
  readonly kinds: readonly AnyCollector['kind'][];
  readonly placed: ReadonlyMap<string, string>;
}

/** Where a person repairs it: for what is not of one region, in the cloud that the tenant's regions are of. */
function remedyUrl(check: Identified<AnyCheck>, { scope }: FindingCount, placed: About['placed']): string {
  const region = scope.region ?? placed.get(`${scope.system} ${scope.tenant}`);
  return check.remedy.url(region === undefined ? scope : { ...scope, region });
}

function resultOf(
  check: Identified<AnyCheck>,
  mapping: Mapping,
  findings: readonly FindingCount[],
  { kinds, placed }: About,
): CheckResult {
  const tally = findings.reduce((sum, finding) => addTally(sum, finding.tally), NO_TALLY);
  const missing = [...new Set(findings.flatMap((finding) => finding.missing))].sort();
  const judged = findings.filter(({ evidence }) => evidence.length > 0);
  const effective = judged.map((finding) => finding.effective).sort()[0] ?? null;
  const worst = findings.find((finding) => finding.tally.failed > 0) ?? findings[0];
  return {
    id: check.id,
    title: check.title,
    severity: check.severity,
    strength: mapping.strength,
    rationale: mapping.rationale,
    subjects: check.subjects,
    tally,
    summary: summaryOf(tally, check.subjects, missing),
    listed: findings.reduce((sum, { listed }) => sum + listed, 0),
    missing,
    remedy: { text: check.remedy.text, url: worst === undefined ? null : remedyUrl(check, worst, placed) },
    evidence: [...new Set(findings.flatMap(({ evidence }) => evidence))],
    effective,
    expires: effective === null ? null : earliestExpiry(effective, kinds, mapping.id),
  };
}

function earliestExpiry(
  effective: Instant,
  kinds: readonly AnyCollector['kind'][],
  control: ControlId,
): Instant | null {
  const { cadenceDays } = proofOf(control);
  return kinds.map((kind) => expiryOf(effective, kind, cadenceDays)).sort()[0] ?? null;
}
