import { type Fact, mapFact, unknown } from '#shared/evidence/fact.ts';
import { View } from './view.ts';

export type AlertSeverity = 'critical' | 'high' | 'medium' | 'low';

export interface Alert {
  /** "acme/payments-api". */
  readonly repository: Fact<string>;
  readonly url: Fact<string>;
  readonly createdAt: Fact<string>;
  /** A package, a rule, a kind of secret. Never the secret itself. */
  readonly about: Fact<string>;
  readonly severity: Fact<AlertSeverity>;
}

export interface SecretAlert extends Omit<Alert, 'severity'> {
  /** "active" when the issuer says that the secret still works. */
  readonly validity: Fact<string>;
  readonly publiclyLeaked: Fact<boolean>;
  /** Somebody pushed it past push protection. */
  readonly bypassed: Fact<boolean>;
}

export function dependabotAlertOf(view: View): Alert {
  const advisory = view.object('security_advisory');
  const dependency = view.object('dependency');
  const named = dependency instanceof View ? dependency.object('package') : dependency;
  return {
    ...baseOf(view),
    about: named instanceof View ? named.string('name') : named,
    severity: severityOf(advisory instanceof View ? advisory.string('severity') : advisory),
  };
}

export function codeScanningAlertOf(view: View): Alert {
  const rule = view.object('rule');
  if (!(rule instanceof View)) return { ...baseOf(view), about: rule, severity: rule };
  const level = rule.string('security_severity_level');
  return {
    ...baseOf(view),
    about: rule.string('description'),
    // Only rules about security have this level; the others are about quality.
    severity: rule.value['security_severity_level'] === null ? severityOf(rule.string('severity')) : severityOf(level),
  };
}

export function secretAlertOf(view: View): SecretAlert {
  return {
    ...baseOf(view),
    about: view.string('secret_type_display_name'),
    validity: view.string('validity'),
    publiclyLeaked: view.boolean('publicly_leaked'),
    bypassed: view.boolean('push_protection_bypassed'),
  };
}

function baseOf(view: View) {
  const repository = view.object('repository');
  return {
    repository: repository instanceof View ? repository.string('full_name') : repository,
    url: view.string('html_url'),
    createdAt: view.string('created_at'),
  };
}

const LEVELS: Readonly<Record<string, AlertSeverity>> = {
  critical: 'critical',
  high: 'high',
  error: 'high',
  medium: 'medium',
  moderate: 'medium',
  warning: 'medium',
  low: 'low',
  note: 'low',
  none: 'low',
};

function severityOf(raw: Fact<string>): Fact<AlertSeverity> {
  if (!raw.known) return raw;
  const level = LEVELS[raw.value.toLowerCase()];
  return level === undefined ? unknown(`the severity "${raw.value}" is not known`) : mapFact(raw, () => level);
}
