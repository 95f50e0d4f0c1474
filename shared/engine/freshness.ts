import type { EvidenceKind, Instant } from '../evidence/record.ts';

/** Days after which evidence of a kind has to be collected again, whatever it is for. */
const DAYS: Record<EvidenceKind, number> = {
  config: 90,
  population: 90,
  log: 30,
  report: 90,
  sample: 180,
  document: 365,
  attestation: 365,
  capture: 90,
};

const DAY_MS = 86_400_000;

/** When evidence stops counting: its own kind's limit or the control's cadence, whichever is shorter. */
export function expiryOf(effective: Instant, kind: EvidenceKind, cadenceDays: number = Infinity): Instant {
  return new Date(Date.parse(effective) + Math.min(DAYS[kind], cadenceDays) * DAY_MS).toISOString();
}

/** A capture lasts no longer than what it shows: the picture of a log is as old as the log. */
export function captureExpiry(effective: Instant, shows: EvidenceKind, cadenceDays: number = Infinity): Instant {
  return [expiryOf(effective, 'capture', cadenceDays), expiryOf(effective, shows, cadenceDays)].sort()[0] as Instant;
}
