import type { Alert } from '#collectors/github/read/alert.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import { pass, type Verdict } from '#shared/evidence/outcome.ts';
import { daysBetween } from './days.ts';
import { everyOf } from './every.ts';

/** Days within which an alert should be closed, by severity; others have no deadline. */
export const DEADLINES = { critical: 14, high: 30 } as const;

/** One verdict on the alerts of one repository: none of them may be past its deadline. */
export function withinDeadline(alerts: Fact<Population<Alert>>, repository: string, asOf: string): Verdict {
  return everyOf(ofRepository(alerts, repository), (alert) => overdue(alert, asOf), pass('no open alert'));
}

/**
 * The alerts of one repository out of those of the organisation. The list stays as whole or as cut as
 * it was; an alert whose repository was not shown may belong to any.
 */
export function ofRepository<T extends { readonly repository: Fact<string> }>(
  alerts: Fact<Population<T>>,
  name: string,
): Fact<Population<T>> {
  if (!alerts.known) return alerts;
  const { items, complete, unseen } = alerts.value;
  const own = items.filter(
    ({ repository }) => repository.known && repository.value.toLowerCase() === name.toLowerCase(),
  );
  const stray = items.map(({ repository }) => repository).find((repository) => !repository.known);
  const reason = unseen ?? (stray === undefined || stray.known ? null : stray);
  return known({ items: own, expected: null, complete: complete && reason === null, unseen: reason });
}

function overdue({ about, severity, createdAt }: Alert, asOf: string): Fact<string | null> {
  if (!severity.known) return severity;
  if (severity.value !== 'critical' && severity.value !== 'high') return known(null);
  if (!createdAt.known) return createdAt;
  const days = daysBetween(createdAt.value, asOf);
  const allowed = DEADLINES[severity.value];
  if (days <= allowed) return known(null);
  return known(
    `${about.known ? about.value : 'an alert'} (${severity.value}) is open for ${days} days, ${allowed} are allowed`,
  );
}
