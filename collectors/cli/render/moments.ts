import type { Instant } from '#shared/evidence/record.ts';

/** "2026-11-24 06:40 UTC". */
export function minuteOf(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** Whole days from one instant to another in words: "in 6 days", "today", "12 days ago". */
export function daysBetween(from: Instant, to: Instant): string {
  const days = Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (days === 0) return 'today';
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return days > 0 ? `in ${count} ${unit}` : `${count} ${unit} ago`;
}

/** "3.2 s", "2 min 5 s". */
export function lastingOf(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "1 record", "12 records". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
