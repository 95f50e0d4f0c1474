import { type CollectContext, defineCollector } from '#shared/define.ts';
import { cut, type Fact, known, mapFact, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { AwsConnection, Session } from './client/connection.ts';
import { pause } from './client/pause.ts';
import { type CredentialReport, type CredentialRow, credentialReport, ROOT } from './read/credential-report.ts';
import {
  type IamGroup,
  type IamPolicy,
  type IamRole,
  type IamUser,
  iamGroup,
  iamPolicy,
  iamRole,
  iamUser,
} from './read/principals.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';

export interface IdentitiesFacts {
  /** When IAM made the credential report. */
  readonly reported: Fact<string>;
  readonly root: Fact<CredentialRow>;
  /** The root user's MFA is a virtual device (a hardware device is not in the list of virtual ones). */
  readonly rootVirtualMfa: Fact<boolean>;
  /** IAM users by their credentials; the expected count is that of the account summary. */
  readonly credentials: Fact<Population<CredentialRow>>;
  readonly users: Fact<Population<IamUser>>;
  readonly groups: Fact<Population<IamGroup>>;
  readonly roles: Fact<Population<IamRole>>;
  readonly policies: Fact<Population<IamPolicy>>;
}

const DETAILS = 'iam:GetAccountAuthorizationDetails';
const MARKER = { send: 'Marker', receive: 'Marker' };
const NO_REPORT =
  /^(CredentialReport(NotPresent|NotReady|Expired)Exception|ReportNotPresent|ReportInProgress|ReportExpired)$/;
const IN_PROGRESS = /^(CredentialReportNotReadyException|ReportInProgress)$/;
const REPORT_TRIES = 10;
const REPORT_WAIT_MS = 2000;

/**
 * Who can act in the account: users with their credentials, groups, roles and who may assume them, and
 * the policies that are the account's own.
 *
 * Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html,
 * API_GetAccountAuthorizationDetails.html, API_ListVirtualMFADevices.html
 */
export default defineCollector<AwsConnection, IdentitiesFacts>({
  title: 'Users, roles and policies',
  kind: 'population',
  version: '1',
  group: 'populations',
  permissions: [
    { name: 'iam:GenerateCredentialReport', gives: 'a fresh credential report' },
    { name: 'iam:GetCredentialReport', gives: 'MFA, passwords and access keys of each user, and their last use' },
    { name: 'iam:GetAccountAuthorizationDetails', gives: 'who holds which policy, and who may assume which role' },
    { name: 'iam:ListVirtualMFADevices', gives: 'whether the root user has a hardware device' },
    { name: 'iam:GetAccountSummary', gives: 'how many users there are, from a second source' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    await aws.ask('iam', 'GetAccountSummary', {});
    // IAM makes the report while the other questions are asked; one of the last four hours it has at once.
    const made = await aws.ask('iam', 'GenerateCredentialReport', {});
    await aws.pages('iam', 'ListVirtualMFADevices', { AssignmentStatus: 'Assigned' }, MARKER);
    await aws.pages(
      'iam',
      'GetAccountAuthorizationDetails',
      { Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'], MaxItems: 1000 },
      MARKER,
    );
    // Asked before it can be there, the report would cost a question more.
    if (made.ok && made.output.State !== 'COMPLETE') await pause(REPORT_WAIT_MS, context.signal);
    await report(aws, context, made.ok);
  },

  read(answers) {
    const reader = new Reader(answers);
    const asked = answers.find((one) => one.params?.['operation'] === 'GetCredentialReport')?.finished ?? '';
    const read = reader.one('iam:GetCredentialReport', (view) => credentialReport(view, asked), {
      facts: {
        ReportInProgress: 'IAM was still making the credential report',
        CredentialReportNotReadyException: 'IAM was still making the credential report',
        ReportNotPresent: 'there is no credential report yet',
        ReportExpired: 'the credential report has expired and IAM made no newer one',
      },
    });
    const report: Fact<CredentialReport> =
      read.known && typeof read.value === 'string'
        ? reader.miss(unknown(read.value))
        : (read as Fact<CredentialReport>);
    // Refused, an older report may still be there; the record says so although the facts stand.
    if (reader.asked('iam:GenerateCredentialReport')) {
      reader.one('iam:GenerateCredentialReport', (view) => view.text('State'));
    }
    const count = reader.one('iam:GetAccountSummary', (view) =>
      view
        .list('SummaryMap')
        ?.find((one) => one.text('key') === 'Users')
        ?.number('value'),
    );
    const rootRow = report.known ? report.value.rows.find((row) => row.user === ROOT) : undefined;
    const details = <T>(list: string, from: (view: View) => T): Fact<Population<T>> =>
      reader.pages(DETAILS, { items: (page) => page.list(list), token: ['Marker'], read: from });
    const facts: IdentitiesFacts = {
      reported: mapFact(report, (value) => value.generated),
      root: rootRow
        ? known(rootRow)
        : report.known
          ? reader.miss(unknown('the credential report has no row for the root user'))
          : report,
      rootVirtualMfa: rootVirtualMfa(reader),
      credentials: mapFact(report, ({ rows }) => users(rows, count)),
      users: details('UserDetailList', iamUser),
      groups: details('GroupDetailList', iamGroup),
      roles: details('RoleDetailList', iamRole),
      policies: details('Policies', iamPolicy),
    };
    const seen = facts.credentials.known ? facts.credentials.value : null;
    return { facts, completeness: reader.completeness(seen?.items.length ?? null, seen?.expected ?? null) };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    return [
      probed('iam:GenerateCredentialReport', await aws.ask('iam', 'GenerateCredentialReport', {})),
      probed('iam:GetCredentialReport', await aws.ask('iam', 'GetCredentialReport', {}), [
        'ReportInProgress',
        'CredentialReportNotReadyException',
        'ReportNotPresent',
        'CredentialReportNotPresentException',
        'ReportExpired',
        'CredentialReportExpiredException',
      ]),
      probed(DETAILS, await aws.ask('iam', 'GetAccountAuthorizationDetails', { MaxItems: 1 })),
      probed('iam:ListVirtualMFADevices', await aws.ask('iam', 'ListVirtualMFADevices', { MaxItems: 1 })),
      probed('iam:GetAccountSummary', await aws.ask('iam', 'GetAccountSummary', {})),
    ];
  },
});

/**
 * Takes the report that was ordered, as soon as it is there; without the right to order one, the one that
 * there may be. The last answer is the one that is kept.
 */
async function report(aws: Session, context: CollectContext, isOrdered: boolean): Promise<void> {
  for (let attempt = 0; attempt < REPORT_TRIES; attempt += 1) {
    const last = await aws.ask('iam', 'GetCredentialReport', {});
    if (last.ok || !NO_REPORT.test(last.code) || !isOrdered) return;
    context.progress({ done: attempt, total: null, what: 'tries for the credential report' });
    await pause(REPORT_WAIT_MS, context.signal);
    if (IN_PROGRESS.test(last.code)) continue;
    const again = await aws.ask('iam', 'GenerateCredentialReport', {});
    if (!again.ok) return;
  }
}

/** That none is the root user's, only a whole list can say. */
function rootVirtualMfa(reader: Reader): Fact<boolean> {
  const devices = reader.pages('iam:ListVirtualMFADevices', {
    items: (page) => page.list('VirtualMFADevices'),
    token: ['Marker'],
    read: (device) =>
      device.text('SerialNumber')?.endsWith(':mfa/root-account-mfa-device') === true ||
      device.text('User.Arn')?.endsWith(':root') === true,
  });
  if (!devices.known) return devices;
  return devices.value.items.some(Boolean) ? known(true) : (devices.value.unseen ?? known(false));
}

function users(rows: readonly CredentialRow[], count: Fact<number>): Population<CredentialRow> {
  const items = rows.filter((row) => row.user !== ROOT);
  if (count.known && count.value > items.length) {
    return cut(items, count.value, unknown('users that are newer than the credential report are not in it'));
  }
  return whole(items);
}
