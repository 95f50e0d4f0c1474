import type { AccountState } from '../estate/account-state.ts';
import type { AccessKey, IamUser } from '../estate/identity.ts';
import { ServiceError } from '../wire/service-error.ts';

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

const VALID_FOR = 4 * 3_600_000;
/** A report takes this long to make, milliseconds. */
const MADE_IN = 1_500;

/**
 * Orders a report, or says how far the ordered one is: started, in progress, complete. A report that is
 * younger than four hours is complete at once and stays the one of that time.
 */
export function orderReport(account: AccountState, now: Date): 'STARTED' | 'INPROGRESS' | 'COMPLETE' {
  const report = account.credentialReport;
  if (report.generated && now.getTime() - report.generated.getTime() < VALID_FOR) return 'COMPLETE';
  report.generated = null;
  if (report.ordered === null) {
    report.ordered = now;
    return 'STARTED';
  }
  if (now.getTime() - report.ordered.getTime() < MADE_IN) return 'INPROGRESS';
  report.ordered = null;
  report.generated = now;
  return 'COMPLETE';
}

/** The report as CSV, the root account first; throws the ServiceErrors of GetCredentialReport. */
export function readReport(account: AccountState, now: Date): { content: string; generated: Date } {
  if (account.credentialReport.ordered !== null) orderReport(account, now);
  const { generated, ordered } = account.credentialReport;
  if (!generated && ordered !== null)
    throw new ServiceError('CredentialReportNotReadyException', 'The credential report is still being generated.');
  if (!generated)
    throw new ServiceError(
      'CredentialReportNotPresentException',
      'The credential report does not exist. Generate one first.',
    );
  if (now.getTime() - generated.getTime() >= VALID_FOR) {
    throw new ServiceError(
      'CredentialReportExpiredException',
      'The credential report has expired. Generate a new one.',
    );
  }
  const { identity } = account;
  const maxAge = identity.passwordPolicy?.maxAge ?? null;
  const rows = [columns, rootRow(account), ...identity.users.map((user) => userRow(user, maxAge))];
  return { content: `${rows.map((row) => row.join(',')).join('\n')}\n`, generated };
}

function rootRow(account: AccountState): string[] {
  const { root } = account.identity;
  return [
    '<root_account>',
    `arn:aws:iam::${account.id}:root`,
    time(account.plan.ago(2000)),
    'not_supported',
    root.lastUsed ? time(root.lastUsed) : 'no_information',
    'not_supported',
    'not_supported',
    String(root.mfa !== 'none'),
    ...keyCells(root.keys[0]),
    ...keyCells(root.keys[1]),
    'false',
    'N/A',
    'false',
    'N/A',
  ];
}

function userRow(user: IamUser, maxAge: number | null): string[] {
  const { password } = user;
  const next = password && maxAge !== null ? time(new Date(password.changed.getTime() + maxAge * 86_400_000)) : 'N/A';
  const used = password ? (password.lastUsed ? time(password.lastUsed) : 'no_information') : 'N/A';
  return [
    user.name,
    user.arn,
    time(user.created),
    String(password !== null),
    used,
    password ? time(password.changed) : 'N/A',
    next,
    String(user.mfa !== null),
    ...keyCells(user.keys[0]),
    ...keyCells(user.keys[1]),
    'false',
    'N/A',
    'false',
    'N/A',
  ];
}

function keyCells(key: AccessKey | undefined): string[] {
  if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
  const used = key.lastUsed ? time(key.lastUsed) : 'N/A';
  return [String(key.active), time(key.created), used, key.lastRegion ?? 'N/A', key.lastService ?? 'N/A'];
}

function time(at: Date): string {
  return at.toISOString().replace('.000Z', '+00:00');
}
