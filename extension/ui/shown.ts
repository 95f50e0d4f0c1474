import type { GapReport } from '#shared/engine/report.ts';

/** What every part of a report page needs to know about the report it is part of. */
export interface Shown {
  readonly report: GapReport;
  /** Name of the database it was computed from. */
  readonly database: string;
  /** Milliseconds since 1970 that ages are counted to: now, or the moment of a sample. */
  readonly now: number;
  readonly sample: boolean;
}
