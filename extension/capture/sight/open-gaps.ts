import type { ControlStrengths } from '#shared/define-recogniser.ts';
import type { ControlRow, GapReport } from '#shared/engine/report.ts';

/** What a picture can do something about: a failure is closed by mending it, not by a picture of it. */
const OPEN = new Set<ControlRow['status']>(['missing', 'not-assessed', 'stale', 'partial']);

/**
 * The controls that a capture of this page would bring further, by the cached report. A control that a
 * fresh capture of the same page speaks for is none of them. Before anything was read, all are.
 */
export function openGaps(report: GapReport | null, page: string, controls: ControlStrengths, now: string): string[] {
  const ids = Object.keys(controls);
  if (report === null) return ids;
  return ids.filter((id) => {
    const row = report.controls.find((control) => control.id === id);
    if (row === undefined || !OPEN.has(row.status)) return false;
    return !row.captures.some(
      ({ page: of, expires, review }) => of === page && expires >= now && review?.decision !== 'rejected',
    );
  });
}
