import { collectors } from '#collectors/registry.ts';
import { compareCaptures } from '#extension/capture/compare/compare-captures.ts';
import { checks } from '#shared/checks/registry.ts';
import { evaluate } from '#shared/engine/evaluate.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { Lines } from '#shared/engine/lines.ts';
import type { Line } from '#shared/engine/report.ts';
import { LockedError } from '#shared/errors/locked-error.ts';
import type { Instant } from '#shared/evidence/record.ts';
import { provenanceOf } from '#shared/package/provenance.ts';
import { standardIds } from '#shared/standards/standards.ts';
import type { Database, LinesRow, ReportRow } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import type { Problem } from '#extension/store/model.ts';
import { originOf } from '#extension/store/origin.ts';
import { problemOf } from '#extension/store/problem.ts';
import { writerFor } from '#extension/store/writer.ts';
import { stampIfWanted } from '#extension/time/stamp.ts';

export interface EvaluateInto {
  readonly db: Database;
  /** The run that ends with this evaluation, or null. */
  readonly run: string | null;
  readonly asOf: Instant;
  readonly signal: AbortSignal;
}

/**
 * Judges the evidence of a database as of a moment and writes the report in every edition, in one
 * transaction; with a run, also signs a checkpoint and ends the run.
 */
export async function evaluateInto({ db, run, asOf, signal }: EvaluateInto): Promise<void> {
  try {
    const unsigned = await signed(() => compareCaptures(db, asOf, signal));
    const problem = (run === null ? null : await signed(() => conclude(db, signal))) ?? unsigned;
    const { reports, lines } = await compute(db, asOf, signal);
    await db.transaction('rw', [db.reports, db.lines, db.runs], async () => {
      await db.reports.bulkPut(reports);
      await db.lines.clear();
      await db.lines.bulkPut(lines);
      if (run !== null) await db.runs.update(run, { state: 'done', finished: new Date().toISOString(), problem });
    });
  } catch (cause) {
    if (run === null || signal.aborted) throw cause;
    await db.runs.update(run, { state: 'failed', finished: new Date().toISOString(), problem: problemOf(cause) });
  }
}

/** Signs over what the run collected, and has that stamped when a person wants it. */
async function conclude(db: Database, signal: AbortSignal): Promise<void> {
  const { writer } = await writerFor(db, null);
  await writer.checkpoint();
  await stampIfWanted(db, writer, signal);
}

/** A report can be read while the key is locked; what could not be signed is said, and signed once it is open. */
async function signed(work: () => Promise<void>): Promise<Problem | null> {
  try {
    await work();
    return null;
  } catch (cause) {
    if (cause instanceof LockedError) return problemOf(cause);
    throw cause;
  }
}

async function compute(db: Database, asOf: Instant, signal: AbortSignal) {
  const store = new DexieEvidenceStore(db, await originOf(db));
  const evaluation = await evaluate(store, { collectors, checks, asOf, signal });
  const provenance = await provenanceOf(store, asOf);
  const reports = standardIds.map((standard): ReportRow => {
    const report = { ...buildReport({ ...evaluation, checks, collectors, standard, asOf }), ...provenance };
    return { standard, computed: asOf, report };
  });
  const judged = new Set(evaluation.findings.map(({ check }) => check));
  const lines = await Promise.all([...judged].map((check) => rowOf(check, evaluation.lines)));
  return { reports, lines };
}

async function rowOf(check: string, all: Lines): Promise<LinesRow> {
  const lines: Line[] = [];
  for await (const line of all.of(check)) lines.push(line);
  return { check, lines };
}
