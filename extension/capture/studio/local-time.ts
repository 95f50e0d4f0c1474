import type { Instant } from '#shared/evidence/record.ts';

/** "2026-11-24 08:15:30 +01:00 Europe/Berlin": the wall clock of whoever captured, with its offset. */
export function localTime(
  instant: Instant,
  { zone, offsetMinutes }: { readonly zone: string; readonly offsetMinutes: number },
): string {
  const there = new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString();
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
  return `${there.slice(0, 10)} ${there.slice(11, 19)} ${offset} ${zone}`;
}

/** The wall clock of this machine, now. */
export function clockHere(now: Date = new Date()): { zone: string; offsetMinutes: number } {
  // Zero must not be negative zero, which has no place in a record.
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, offsetMinutes: -now.getTimezoneOffset() || 0 };
}
