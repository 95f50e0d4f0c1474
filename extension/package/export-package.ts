import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import { evaluate } from '#shared/engine/evaluate.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { StandardId } from '#shared/engine/report.ts';
import { InputError } from '#shared/errors/input-error.ts';
import type { Instant, Sha256 } from '#shared/evidence/record.ts';
import { importedFiles } from '#shared/package/import.ts';
import { packageName } from '#shared/package/layout.ts';
import { packageFiles } from '#shared/package/package-writer.ts';
import { provenanceOf } from '#shared/package/provenance.ts';
import { documentsOf, partOf } from '#shared/package/report-part.ts';
import { zipStream } from '#shared/package/zip-writer.ts';
import { assertUnlocked } from '#extension/keys/locked.ts';
import type { Database } from '#extension/store/database.ts';
import { DexieEvidenceStore } from '#extension/store/evidence-store.ts';
import { originOf } from '#extension/store/origin.ts';
import { writerFor } from '#extension/store/writer.ts';
import type { TimeSettings } from '#extension/time/settings.ts';
import { stampLog, stampWith } from '#extension/time/stamp.ts';

export interface ExportWanted {
  readonly db: Database;
  readonly standard: StandardId;
  /** Ids as the edition names them; null for all. */
  readonly controls: readonly string[] | null;
  /** Days in UTC ("2026-03-31"), both included; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly organisation: string | null;
  /** Has the log and the package stamped by this authority; null for no time stamp. */
  readonly stamp: TimeSettings | null;
  /** The moment the package is for. */
  readonly time: Instant;
  /** "annexa-extension 0.1.0". */
  readonly generator: string;
  readonly signal: AbortSignal;
}

/**
 * The evidence of a database as a package, in one zip stream: the same files that the command line
 * writes. The report in it is judged anew, as of `time`.
 *
 * Throws an InputError for a control that the edition does not have and a period that ends before it
 * begins; the stream errors with an IntegrityError when the log is not what was signed for.
 */
export async function exportPackage(wanted: ExportWanted): Promise<ReadableStream<Uint8Array>> {
  const { db, standard, controls, time, generator, organisation, stamp, signal } = wanted;
  const from = wanted.from === null ? null : `${wanted.from}T00:00:00.000Z`;
  const to = wanted.to === null ? null : `${wanted.to}T23:59:59.999Z`;
  if (from !== null && to !== null && from > to) {
    throw new InputError('The period ends before it begins.', 'Give the earlier day first.');
  }
  await assertUnlocked(db);
  const { store, writer } = await writerFor(db, null);
  if (stamp !== null) await stampLog(writer, stamp, signal);
  const evaluation = await evaluate(store, { collectors, checks, asOf: time, signal });
  const provenance = await provenanceOf(store, time);
  const whole = { ...buildReport({ ...evaluation, checks, collectors, standard, asOf: time }), ...provenance };
  const report = controls === null ? whole : partOf(whole, controls);
  const records = new Set(report.controls.flatMap((control) => control.records));
  const { default: page } = await import('virtual:annexa-verify-page');
  const files = packageFiles({
    writer,
    selection: { controls, from, to, touches: ({ id }) => records.has(id) },
    time,
    generator,
    documents: await documentsOf(report, evaluation.lines),
    verifyPage: new TextEncoder().encode(page),
    ...(organisation === null ? {} : { organisation }),
    ...(stamp === null ? {} : { stamp: stampWith(stamp, signal), authorities: stamp.roots }),
    signal,
  });
  return zipStream(packageName(time), files);
}

/** A package that was taken over, byte for byte as it came. Throws an InputError when it is not there. */
export async function handOn(db: Database, digest: Sha256): Promise<ReadableStream<Uint8Array>> {
  const found = await importedFiles(new DexieEvidenceStore(db, await originOf(db)), digest);
  if (found === null) throw new InputError(`No package ${digest} was taken over.`, 'Open it again.');
  return zipStream(found.root, found.files);
}
