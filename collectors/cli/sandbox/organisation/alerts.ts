import type { Organisation } from './organisation.ts';
import { isoOf } from './people.ts';
import { Random } from './random.ts';
import type { Repository } from './repository.ts';

const day = 86_400_000;

export type AlertKind = 'dependabot' | 'codeScanning' | 'secretScanning';
type Severity = 'critical' | 'high' | 'medium' | 'low';

export interface Alert {
  readonly kind: AlertKind;
  readonly number: number;
  readonly state: 'open' | 'fixed';
  readonly severity: Severity;
  readonly createdAt: string;
  readonly fixedAt: string | null;
  /** Index into the advisories, the rules or the secret types. */
  readonly subject: number;
  readonly pushProtectionBypassed: boolean;
}

/** The alerts of one repository, oldest first: the open ones it is said to have, and as many that were fixed. */
export function alertsOf(organisation: Organisation, repository: Repository, kind: AlertKind): readonly Alert[] {
  const random = new Random(organisation.seed, 'alerts', kind, repository.index);
  const open = repository.openAlerts[kind];
  const fixed = open === 0 ? 0 : random.int(Math.min(open, 4) + 1);
  return Array.from({ length: open + fixed }, (_, at) => {
    const created = organisation.epoch - (1 + random.int(240)) * day - random.int(day);
    const isOpen = at >= fixed;
    return {
      kind,
      state: isOpen ? ('open' as const) : ('fixed' as const),
      severity: random.pick<Severity>(['critical', 'high', 'high', 'medium', 'medium', 'low']),
      created,
      fixedAt: isOpen ? null : isoOf(Math.min(organisation.epoch, created + (1 + random.int(20)) * day)),
      subject: random.int(6),
      pushProtectionBypassed: kind === 'secretScanning' && random.chance(0.3),
    };
  })
    .sort((a, b) => a.created - b.created)
    .map(({ created, ...alert }, at) => ({ ...alert, createdAt: isoOf(created), number: at + 1 }));
}
