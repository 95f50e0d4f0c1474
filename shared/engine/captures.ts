import type { ControlId, Strength } from '../define.ts';
import { peek } from '../evidence/dsse.ts';
import { COMPARISON_TYPE, Comparison, MAPPING_TYPE, Mapping, REVIEW_TYPE, Review } from '../evidence/predicates.ts';
import type { Capture, Instant, Sha256 } from '../evidence/record.ts';
import { readEvidence } from '../evidence/row.ts';
import { parseStatement, predicateOf } from '../evidence/statement.ts';
import type { EvidenceRow, EvidenceStore, LogEntry } from '../evidence/store.ts';

/** A captured page with what was said about it up to a moment. */
export interface Captured {
  readonly row: EvidenceRow;
  readonly capture: Capture;
  readonly operator: string;
  /** The newest mapping; without one a capture counts for no control. */
  readonly controls: Mapping['controls'];
  readonly review: Pick<Review, 'decision' | 'reviewer' | 'time' | 'note'> | null;
  readonly comparisons: readonly Comparison[];
}

/** What one capture says about one control. */
export interface CaptureResult {
  /** Id of the evidence. */
  readonly id: string;
  readonly page: string | null;
  readonly title: string;
  readonly url: string;
  readonly claim: string;
  readonly operator: string;
  readonly strength: Strength;
  readonly rationale: string;
  readonly effective: Instant;
  readonly expires: Instant;
  readonly complete: boolean;
  /** "23 of 118 rows"; null when nothing was cut. */
  readonly cut: string | null;
  readonly review: Captured['review'];
  /** "two-factor authentication: the page says true, the API says false", one a difference. */
  readonly differences: readonly string[];
}

const STANDARD_2022 = 'iso27001-2022';

/**
 * The captures that stand at `asOf`, the newest of each page and subject, oldest first. A later
 * statement replaces an earlier one of the same kind about the same capture; nothing said after `asOf`
 * is heard.
 */
export async function readCaptures(store: EvidenceStore, asOf: Instant): Promise<Captured[]> {
  const rows = new Map<Sha256, EvidenceRow>();
  for await (const row of store.evidence({ asOf })) if (row.kind === 'capture') rows.set(row.digest, row);
  const [first] = rows.values();
  if (first === undefined) return [];
  const said = new Map<Sha256, Said>();
  // What is said of a capture stands after it in the log.
  for await (const entry of store.entries({ from: first.index })) hear(entry, asOf, said);
  const newest = new Map<string, Captured>();
  for (const row of rows.values()) {
    const evidence = await readEvidence(store, row);
    if (evidence?.capture === undefined) continue;
    const { capture } = evidence;
    const own = said.get(row.digest);
    const key = JSON.stringify([row.scope, capture.page ?? capture.url, capture.subject]);
    const earlier = newest.get(key);
    if (earlier !== undefined && earlier.row.effective > row.effective) continue;
    newest.set(key, {
      row,
      capture,
      operator: evidence.actor.operator,
      controls: own?.mapping?.controls ?? [],
      review: own?.review ?? null,
      comparisons: own?.comparisons ?? [],
    });
  }
  return [...newest.values()].sort((a, b) => (a.row.effective < b.row.effective ? -1 : 1));
}

interface Said {
  mapping?: Mapping;
  review?: Review;
  comparisons: Comparison[];
}

const HEARD = new Set([MAPPING_TYPE, REVIEW_TYPE, COMPARISON_TYPE]);

function hear(entry: LogEntry, asOf: Instant, said: Map<Sha256, Said>): void {
  if (!HEARD.has(entry.predicateType)) return;
  const statement = parseStatement(peek(entry.envelope).payload);
  for (const { digest } of statement.subject) {
    const own = said.get(digest.sha256) ?? { comparisons: [] };
    if (entry.predicateType === MAPPING_TYPE) {
      const mapping = predicateOf(statement, Mapping);
      if (mapping.time <= asOf) own.mapping = mapping;
    } else if (entry.predicateType === REVIEW_TYPE) {
      const review = predicateOf(statement, Review);
      if (review.time <= asOf) own.review = review;
    } else {
      const comparison = predicateOf(statement, Comparison);
      const others = own.comparisons.filter(({ collector }) => collector !== comparison.collector);
      if (comparison.time <= asOf) own.comparisons = [...others, comparison];
    }
    said.set(digest.sha256, own);
  }
}

/** For each 2022 control, what the captures say about it. A capture that a review rejected says nothing. */
export function capturesByControl(
  captures: readonly Captured[],
  expires: (captured: Captured, control: ControlId) => Instant,
): Map<ControlId, CaptureResult[]> {
  const results = new Map<ControlId, CaptureResult[]>();
  for (const captured of captures) {
    if (captured.review?.decision === 'rejected') continue;
    for (const { standard, id, strength, rationale } of captured.controls) {
      if (standard !== STANDARD_2022) continue;
      const control = id as ControlId;
      const result = { ...resultOf(captured), strength, rationale, expires: expires(captured, control) };
      results.set(control, [...(results.get(control) ?? []), result]);
    }
  }
  return results;
}

function resultOf({ row, capture, operator, review, comparisons }: Captured) {
  return {
    id: row.id,
    page: capture.page,
    title: capture.title,
    url: capture.url,
    claim: capture.claim,
    operator,
    effective: row.effective,
    complete: row.completeness.complete,
    cut: row.completeness.complete ? null : (row.completeness.note ?? 'not whole'),
    review,
    differences: comparisons.flatMap(({ values }) =>
      values
        .filter(({ agrees }) => !agrees)
        .map(({ what, page, api }) => `${what}: the page says ${String(page)}, the API says ${String(api)}`),
    ),
  };
}
