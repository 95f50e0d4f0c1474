import type { Outcome } from '../evidence/outcome.ts';
import type { Tally } from './report.ts';

export function tallyOf(outcomes: Iterable<Pick<Outcome, 'outcome' | 'count'>>): Tally {
  const counts = { pass: 0, fail: 0, manual: 0, unavailable: 0, 'not-applicable': 0 };
  for (const { outcome, count } of outcomes) counts[outcome] += count;
  return {
    passed: counts.pass,
    failed: counts.fail,
    manual: counts.manual,
    unavailable: counts.unavailable,
    notApplicable: counts['not-applicable'],
    inspected: counts.pass + counts.fail + counts.manual,
  };
}

export const NO_TALLY: Tally = tallyOf([]);

export function addTally(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    manual: a.manual + b.manual,
    unavailable: a.unavailable + b.unavailable,
    notApplicable: a.notApplicable + b.notApplicable,
    inspected: a.inspected + b.inspected,
  };
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * What a tally says, with its denominator: "3 of 41 members fail", "41 of 44 repositories seen, 3
 * denied: needs Administration: read". The denominator is every subject the check applies to, seen or not.
 */
export function summaryOf(tally: Tally, subjects: readonly [string, string], missing: readonly string[]): string {
  const total = tally.inspected + tally.unavailable;
  if (total === 0) {
    return tally.notApplicable > 0
      ? `does not apply to ${counted(tally.notApplicable, subjects)}`
      : `no ${subjects[1]} to judge`;
  }
  const of = `of ${counted(total, subjects)}`;
  const needs = missing.length === 0 ? '' : `: needs ${missing.join(', ')}`;
  if (tally.inspected === 0) return `none ${of} seen${needs}`;
  const parts: string[] = [];
  if (tally.failed > 0) parts.push(`${tally.failed} ${of} ${tally.failed === 1 ? 'fails' : 'fail'}`);
  if (tally.manual > 0)
    parts.push(parts.length > 0 ? `${tally.manual} to look at` : `${tally.manual} ${of} to look at`);
  if (tally.unavailable > 0) {
    const seen = parts.length > 0 ? '' : `${tally.inspected} ${of} seen, `;
    parts.push(`${seen}${tally.unavailable} ${missing.length > 0 ? 'denied' : 'not seen'}${needs}`);
  }
  return parts.length > 0
    ? parts.join(', ')
    : `${total === 1 ? '' : 'all '}${counted(total, subjects)} ${total === 1 ? 'passes' : 'pass'}`;
}
