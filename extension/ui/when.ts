import type { Instant } from '#shared/evidence/record.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "12 min ago", "2 h ago", "3 days ago", then the date. */
export function ago(instant: Instant, now: number): string {
  const passed = now - Date.parse(instant);
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  if (passed < 30 * DAY) return days(Math.floor(passed / DAY), 'ago');
  return `on ${day(instant)}`;
}

/** "in 6 days", "today", "3 days ago": for an expiry. */
export function until(instant: Instant, now: number): string {
  const left = Date.parse(instant) - now;
  if (left < 0) return ago(instant, now);
  if (left < DAY) return 'within a day';
  return days(Math.floor(left / DAY), 'left');
}

function days(count: number, word: 'ago' | 'left'): string {
  const unit = count === 1 ? 'day' : 'days';
  return word === 'ago' ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "24 Nov 2026" in the reader's time zone. */
export function day(instant: Instant): string {
  return dayFormat.format(Date.parse(instant));
}

/** "24 Nov 2026, 06:20" in the reader's time zone. */
export function moment(instant: Instant): string {
  return momentFormat.format(Date.parse(instant));
}
