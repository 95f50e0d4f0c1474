import { captureExpiry } from '#shared/engine/freshness.ts';
import { readCaptures } from '#shared/engine/captures.ts';
import { peek } from '#shared/evidence/dsse.ts';
import { COMPARISON_TYPE, Comparison } from '#shared/evidence/predicates.ts';
import { parseStatement, predicateOf } from '#shared/evidence/statement.ts';
import type { Capture, Instant, Scope } from '#shared/evidence/record.ts';
import { readEvidence } from '#shared/evidence/row.ts';
import { proofOf } from '#shared/standards/proof.ts';
import type { ControlId } from '#shared/define.ts';
import type { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';

/** A saved capture as the panel shows it. */
export interface SavedCapture {
  readonly id: string;
  readonly scope: Scope;
  readonly capture: Capture;
  readonly operator: string;
  readonly effective: Instant;
  readonly expires: Instant;
  readonly note: string | null;
  /** What was set beside it, one a collector. */
  readonly comparisons: readonly Comparison[];
}

/** For reading only: a page that observes may not write, not even the name of a log that is not begun. */
function storeOf(db: Database): DexieEvidenceStore {
  return new DexieEvidenceStore(db, 'read only');
}

/** Every capture of a page, newest first; of one that no recogniser knows, by its address. */
export async function historyOf(db: Database, page: string | null, url: string): Promise<SavedCapture[]> {
  const rows = await db.evidence
    .where('collector')
    .equals(`console/${page ?? 'page'}`)
    .toArray();
  const store = storeOf(db);
  const compared = await comparisonsOf(db);
  const saved: SavedCapture[] = [];
  for (const row of rows.reverse()) {
    const evidence = await readEvidence(store, row);
    if (!evidence?.capture || (page === null && evidence.capture.url !== url)) continue;
    saved.push({
      id: row.id,
      scope: row.scope,
      capture: evidence.capture,
      operator: evidence.actor.operator,
      effective: row.effective,
      expires: captureExpiry(row.effective, evidence.capture.shows),
      note: row.completeness.note ?? null,
      comparisons: compared.get(row.digest) ?? [],
    });
  }
  return saved;
}

/** What was set beside each capture, by the capture's digest; of several by one collector, the newest. */
async function comparisonsOf(db: Database): Promise<Map<string, Comparison[]>> {
  const found = new Map<string, Comparison[]>();
  await db.log
    .filter(({ predicateType }) => predicateType === COMPARISON_TYPE)
    .each(({ envelope }) => {
      const statement = parseStatement(peek(envelope).payload);
      const [capture] = statement.subject;
      if (capture === undefined) return;
      const comparison = predicateOf(statement, Comparison);
      const others = (found.get(capture.digest.sha256) ?? []).filter(
        ({ collector }) => collector !== comparison.collector,
      );
      found.set(capture.digest.sha256, [...others, comparison]);
    });
  return found;
}

const SOON_MS = 30 * 86_400_000;

/** What expires within 30 days or has expired, by owner, the first first. Replaced captures are not asked for again. */
export async function dueCaptures(db: Database, now: number): Promise<Map<string, SavedCapture[]>> {
  const captures = await readCaptures(storeOf(db), new Date(now).toISOString());
  const due = captures.flatMap(({ row, capture, controls, operator, comparisons }): SavedCapture[] => {
    const expires = controls
      .map(({ id }) => captureExpiry(row.effective, capture.shows, proofOf(id as ControlId).cadenceDays))
      .concat(captureExpiry(row.effective, capture.shows))
      .sort()[0] as Instant;
    if (Date.parse(expires) - now > SOON_MS) return [];
    const { id, scope, effective, completeness } = row;
    return [{ id, scope, capture, operator, effective, expires, note: completeness.note ?? null, comparisons }];
  });
  return Map.groupBy(
    due.sort((a, b) => (a.expires < b.expires ? -1 : 1)),
    ({ operator }) => operator,
  );
}

/** The stored bytes of an artifact. */
export async function artifactOf(db: Database, sha256: string): Promise<Uint8Array | null> {
  return storeOf(db).getBlob(sha256);
}
