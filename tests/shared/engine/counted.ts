import { FindingCounter } from '#shared/engine/findings.ts';
import { HeldLines } from '#shared/engine/lines.ts';
import type { Finding } from '#shared/engine/report.ts';

/** Findings as the engine counts them, and the lines behind them. */
export function counted(findings: readonly Finding[]) {
  const lines = new HeldLines();
  const counter = new FindingCounter(lines);
  // Nothing is waited for in memory, so that fixtures need not wait either.
  for (const finding of findings) void counter.add(finding);
  return { findings: counter.counts(), lines };
}
