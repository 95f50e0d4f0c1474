import { alertsOf, type Alert, type AlertKind } from '../organisation/alerts.ts';
import type { Organisation } from '../organisation/organisation.ts';

export interface AlertRow {
  /** Index of the repository in the organisation. */
  readonly index: number;
  readonly alert: Alert;
}

const kept = new WeakMap<
  Organisation,
  Map<AlertKind, { readonly version: number; readonly rows: readonly AlertRow[] }>
>();

/** All alerts of a kind across the organisation, made once until something changes. */
export function alertRows(organisation: Organisation, kind: AlertKind): readonly AlertRow[] {
  const byKind = kept.get(organisation) ?? new Map();
  kept.set(organisation, byKind);
  const known = byKind.get(kind);
  if (known?.version === organisation.version) return known.rows;
  const rows: AlertRow[] = [];
  for (const repository of organisation.all()) {
    // Archived repositories keep their alerts but GitHub no longer lists them.
    if (repository.archivedAt !== null || repository.openAlerts[kind] === 0) continue;
    for (const alert of alertsOf(organisation, repository, kind)) rows.push({ index: repository.index, alert });
  }
  byKind.set(kind, { version: organisation.version, rows });
  return rows;
}
