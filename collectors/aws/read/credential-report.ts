import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { View } from './view.ts';

export interface AccessKey {
  readonly slot: 1 | 2;
  readonly active: boolean;
  readonly rotated: Fact<string>;
  /** Null: never used. */
  readonly lastUsed: Fact<string | null>;
}

/** A row of the credential report: an IAM user, or the root user. */
export interface CredentialRow {
  readonly user: string;
  readonly arn: string;
  readonly created: Fact<string>;
  readonly mfa: Fact<boolean>;
  /** Has a password for the console. */
  readonly password: Fact<boolean>;
  /** Null: never used. */
  readonly passwordUsed: Fact<string | null>;
  readonly passwordChanged: Fact<string>;
  readonly keys: readonly AccessKey[];
}

export interface CredentialReport {
  readonly generated: string;
  readonly rows: readonly CredentialRow[];
}

export const ROOT = '<root_account>';
/** IAM makes a new report when the last one is older than four hours. */
const OLD_MS = 4.25 * 3_600_000;

/**
 * Reads a credential report; text says why it cannot be used.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export function credentialReport(view: View, asked: string): CredentialReport | string | undefined {
  const content = view.text('Content');
  const generated = view.instant('GeneratedTime');
  if (content === undefined || generated === undefined) return undefined;
  if (Date.parse(asked) - Date.parse(generated) > OLD_MS) {
    return `the credential report is from ${generated}, long before the run, and IAM made no newer one`;
  }
  const [head = '', ...lines] = atob(content.replace(/\s/g, '')).split(/\r?\n/);
  const names = head.split(',');
  if (!names.includes('mfa_active')) return 'the credential report has no column mfa_active';
  return { generated, rows: lines.filter((line) => line !== '').map((line) => rowOf(names, line.split(','))) };
}

function rowOf(names: readonly string[], cells: readonly string[]): CredentialRow {
  const cell = (name: string) => cells[names.indexOf(name)];
  const flag = (name: string): Fact<boolean> => {
    const text = cell(name)?.toLowerCase();
    if (text === 'true') return known(true);
    return text === 'false' ? known(false) : unknown(`the credential report says ${text ?? 'nothing'} for ${name}`);
  };
  const moment = (name: string): Fact<string> => {
    const time = Date.parse(cell(name) ?? '');
    return Number.isNaN(time)
      ? unknown(`the credential report says ${cell(name) ?? 'nothing'} for ${name}`)
      : known(new Date(time).toISOString());
  };
  /** "N/A" and "no_information" are how the report says "never", since tracking began in 2014. */
  const use = (name: string): Fact<string | null> =>
    ['N/A', 'no_information'].includes(cell(name) ?? '') ? known(null) : moment(name);
  const keys = ([1, 2] as const).flatMap((slot): AccessKey[] => {
    const active = flag(`access_key_${slot}_active`);
    const rotated = moment(`access_key_${slot}_last_rotated`);
    if (!active.known || (!active.value && !rotated.known)) return [];
    return [{ slot, active: active.value, rotated, lastUsed: use(`access_key_${slot}_last_used_date`) }];
  });
  return {
    user: cell('user') ?? '',
    arn: cell('arn') ?? '',
    created: moment('user_creation_time'),
    mfa: flag('mfa_active'),
    password: flag('password_enabled'),
    passwordUsed: use('password_last_used'),
    passwordChanged: moment('password_last_changed'),
    keys,
  };
}
