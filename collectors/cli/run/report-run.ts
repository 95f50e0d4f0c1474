import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { Severity } from '#shared/define.ts';
import { evaluate } from '#shared/engine/evaluate.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { Lines } from '#shared/engine/lines.ts';
import type { GapReport, StandardId } from '#shared/engine/report.ts';
import type { EvidenceStore } from '#shared/evidence/store.ts';
import { provenanceOf } from '#shared/package/provenance.ts';
import { SEVERITIES } from '../options.ts';
import { LineFile } from '../store/line-file.ts';

export interface ReportOptions {
  readonly standard: StandardId;
  readonly asOf?: string;
}

/** A report with the lines behind it. Close it: the lines may be in a file. */
export interface Judged {
  readonly report: GapReport;
  readonly lines: Lines;
  close(): void;
}

/** Judges what a store holds and reads it in an edition. */
export async function reportOf(
  store: EvidenceStore,
  { standard, asOf = new Date().toISOString() }: ReportOptions,
  signal: AbortSignal,
): Promise<Judged> {
  const shelf = new LineFile();
  try {
    const evaluation = await evaluate(store, { collectors, checks, asOf, signal, shelf });
    const report = buildReport({ ...evaluation, checks, collectors, standard, asOf });
    return {
      report: { ...report, ...(await provenanceOf(store, asOf)) },
      lines: shelf,
      close: () => shelf.close(),
    };
  } catch (cause) {
    shelf.close();
    throw cause;
  }
}

/** Checks of at least that severity with a failing subject, on controls that are neither excluded nor accepted. */
export function failingChecks({ controls }: GapReport, from: Severity): ReadonlySet<string> {
  const counted = new Set(SEVERITIES.slice(0, SEVERITIES.indexOf(from) + 1));
  return new Set(
    controls
      .filter(({ status }) => status !== 'excluded' && status !== 'accepted')
      .flatMap((control) => control.checks)
      .filter(({ severity, tally }) => counted.has(severity) && tally.failed > 0)
      .map(({ id }) => id),
  );
}
