import type { Alert } from '#collectors/github/read/alert.ts';
import { type Fact, known, type Population, type Unknown } from '#shared/evidence/fact.ts';
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
  const { complete, unseen } = alerts.value;
  const { byRepository, stray } = indexOf(alerts.value);
  const own = (byRepository.get(name.toLowerCase()) ?? []) as readonly T[];
  const reason = unseen ?? stray;
  return known({ items: own, expected: null, complete: complete && reason === null, unseen: reason });
}

interface Index {
  readonly byRepository: ReadonlyMap<string, readonly unknown[]>;
  /** Why the repository of some alert is not known. */
  readonly stray: Unknown | null;
}

const indexes = new WeakMap<Population<unknown>, Index>();

/** Made once for each list: it is asked for every repository. */
function indexOf(alerts: Population<{ readonly repository: Fact<string> }>): Index {
  const earlier = indexes.get(alerts);
  if (earlier !== undefined) return earlier;
  const byRepository = new Map<string, unknown[]>();
  let stray: Unknown | null = null;
  for (const alert of alerts.items) {
    if (!alert.repository.known) {
      stray ??= alert.repository;
      continue;
    }
    const key = alert.repository.value.toLowerCase();
    const own = byRepository.get(key);
    if (own === undefined) byRepository.set(key, [alert]);
    else own.push(alert);
  }
  const index = { byRepository, stray };
  indexes.set(alerts, index);
  return index;
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
