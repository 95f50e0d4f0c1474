import type { ControlRow } from '#shared/engine/report.ts';
import { day, until } from './when.ts';

const SOON_MS = 14 * 86_400_000;

/**
 * What matters most about a control, in the width of a popup: the number before the sentence it
 * belongs to ("3 of 41 members fail" rather than "Every member has two-factor authentication: …").
 */
export function briefly(control: ControlRow, now: number): string {
  if (control.status === 'conforming') return fresh(control, now);
  const [first = ''] = control.reasons;
  const check = control.checks.find(({ title }) => first.includes(`${title}: `));
  if (!check) return first;
  const failing = control.checks.filter(({ tally }) => tally.failed > 0).length;
  const more = check.tally.failed > 0 ? failing - 1 : 0;
  return more > 0 ? `${check.summary}; ${more} more ${more === 1 ? 'check fails' : 'checks fail'}` : check.summary;
}

function fresh({ expires, passed }: ControlRow, now: number): string {
  const held = `${passed} of ${passed} hold`;
  if (expires === null) return held;
  return Date.parse(expires) - now < SOON_MS
    ? `${held}, expires ${until(expires, now)}`
    : `${held} until ${day(expires)}`;
}
