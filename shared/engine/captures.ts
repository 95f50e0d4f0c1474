import type { ControlId, Strength } from '../define.ts';
import { peek } from '../evidence/dsse.ts';
import {
  COMPARISON_TYPE,
  Comparison,
  IMPORT_TYPE,
  MAPPING_TYPE,
  Mapping,
  REVIEW_TYPE,
  Review,
} from '../evidence/predicates.ts';
import type { Capture, Instant, Sha256, Statement } from '../evidence/record.ts';
import { importedStatement, readEvidence } from '../evidence/row.ts';
import { parseStatement, predicateOf } from '../evidence/statement.ts';
import type { EvidenceRow, EvidenceStore, LogEntry } from '../evidence/store.ts';

/** A captured page with what was said about it up to a moment. */
export interface Captured {
  readonly row: EvidenceRow;
  readonly capture: Capture;
  readonly operator: string;
  /** The newest mapping; without one a capture counts for no control. */
  readonly controls: Mapping['controls'];
  /** `foreign`: origin of the log that holds the review, when it was taken over from there. */
  readonly review: (Pick<Review, 'decision' | 'reviewer' | 'time' | 'note'> & { readonly foreign?: string }) | null;
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
 * is heard. What another log said of a capture that was taken over from it is heard as that log's word;
 * what this log says of it stands above that.
 */
export async function readCaptures(store: EvidenceStore, asOf: Instant): Promise<Captured[]> {
  const rows = new Map<Sha256, EvidenceRow>();
  for await (const row of store.evidence({ asOf })) if (row.kind === 'capture') rows.set(row.digest, row);
  const [first] = rows.values();
  if (first === undefined) return [];
  const said = new Map<Sha256, Said>();
  // What is said of a capture stands after it in the log.
  for await (const entry of store.entries({ from: first.index })) await hear(store, entry, asOf, said);
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
  mapping?: Mapping & From;
  review?: Review & From;
  comparisons: Comparison[];
}

interface From {
  /** Origin of the log that says it; absent for this one. */
  readonly foreign?: string;
}

const HEARD = new Set([MAPPING_TYPE, REVIEW_TYPE, COMPARISON_TYPE]);

async function hear(store: EvidenceStore, entry: LogEntry, asOf: Instant, said: Map<Sha256, Said>): Promise<void> {
  if (HEARD.has(entry.predicateType)) return listen(parseStatement(peek(entry.envelope).payload), {}, asOf, said);
  if (entry.predicateType !== IMPORT_TYPE) return;
  const { told, envelope } = importedStatement(entry.envelope);
  if (told === null || !HEARD.has(told.type)) return;
  // What was removed here is no longer heard.
  const bytes = await store.getBlob(envelope);
  if (bytes !== null) listen(parseStatement(peek(bytes).payload), { foreign: told.origin }, asOf, said);
}

function listen(statement: Statement<unknown>, from: From, asOf: Instant, said: Map<Sha256, Said>): void {
  const { predicateType } = statement;
  const ours = (earlier: From | undefined) => from.foreign !== undefined && earlier && earlier.foreign === undefined;
  for (const { digest } of statement.subject) {
    const own = said.get(digest.sha256) ?? { comparisons: [] };
    if (predicateType === MAPPING_TYPE) {
      const mapping = predicateOf(statement, Mapping);
      if (mapping.time <= asOf && !ours(own.mapping)) own.mapping = { ...mapping, ...from };
    } else if (predicateType === REVIEW_TYPE) {
      const review = predicateOf(statement, Review);
      if (review.time <= asOf && !ours(own.review)) own.review = { ...review, ...from };
    } else {
      const comparison = predicateOf(statement, Comparison);
      const others = own.comparisons.filter(({ collector }) => collector !== comparison.collector);
      if (comparison.time <= asOf) own.comparisons = [...others, comparison];
    }
    said.set(digest.sha256, own);
  }
}

/** For each 2022 control, the captures that were made for it. */
export function capturesByControl(
  captures: readonly Captured[],
  expires: (captured: Captured, control: ControlId) => Instant,
): Map<ControlId, CaptureResult[]> {
  const results = new Map<ControlId, CaptureResult[]>();
  for (const captured of captures) {
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
