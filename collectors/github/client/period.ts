/** A span of whole UTC days or hours, both ends included, as GitHub's search writes it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
/** The window of the rate limit: it always ends within the hour that follows now. */
const LIMIT_WINDOW_MS = 3_600_000;

/** The days that evidence about operation speaks for: about a quarter, the usual sampling period. */
export const PERIOD_DAYS = 90;

/**
 * The last `PERIOD_DAYS` whole days before the day that an answer was given on.
 *
 * The day is taken from the answer (the end of its rate limit window) and not from the clock, so that a
 * run that is resumed on another day asks the same questions again.
 */
export function periodBefore(resetAt: unknown, now: number): Period {
  const told = typeof resetAt === 'string' ? Date.parse(resetAt) - LIMIT_WINDOW_MS : Number.NaN;
  const moment = Number.isNaN(told) ? now : told;
  const end = Math.floor(moment / DAY_MS) * DAY_MS;
  return { from: iso(end - PERIOD_DAYS * DAY_MS), to: iso(end - SECOND_MS) };
}

/** Two halves that meet at a second; null when there is nothing left to halve. */
export function halves({ from, to }: Period): readonly [Period, Period] | null {
  const start = Date.parse(from);
  const end = Date.parse(to);
  const middle = Math.floor((start + end) / 2 / SECOND_MS) * SECOND_MS;
  if (middle <= start) return null;
  return [
    { from, to: iso(middle) },
    { from: iso(middle + SECOND_MS), to },
  ];
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
