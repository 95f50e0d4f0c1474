import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { AwsConnection, Session } from './client/connection.ts';
import { isEmpty, none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { askDetector, DETECTOR, readDetector, SCANNED } from './resources/detector.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, lacks, readRecorded, type Recorded } from './resources/recorded.ts';

export interface SeverityCounts {
  readonly critical: number;
  readonly high: number;
}

export interface ManagedInstance {
  readonly id: string;
  readonly online: boolean;
  readonly platform: string | null;
}

export interface PatchState {
  readonly id: string;
  readonly compliant: boolean;
  readonly missingCritical: number;
}

export interface VulnerabilitiesFacts {
  /** How many resources Inspector scans, and how many it knows and cannot scan. */
  readonly coverage: Fact<{ readonly active: number; readonly total: number }>;
  readonly inspector: Fact<SeverityCounts>;
  /** Findings of GuardDuty that nobody has archived; null when there is no detector. */
  readonly guardDuty: Fact<SeverityCounts | null>;
  readonly managed: Fact<Population<ManagedInstance>>;
  readonly patches: Fact<Population<PatchState>>;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };
const LOWER = { send: 'nextToken', receive: 'nextToken' };
const OPEN = { Criterion: { 'service.archived': { Eq: ['false'] } } };
/** What Systems Manager manages: instances, and machines elsewhere that are registered with it. */
const MANAGED = ['AWS::EC2::Instance', 'AWS::SSM::ManagedInstanceInventory'];
const TYPES = [DETECTOR, ...SCANNED, ...MANAGED];
const PATCH = [{ Key: 'ComplianceType', Values: ['Patch'], Type: 'EQUAL' as const }];

/**
 * What scanners have found in a region, how much they reach, and how well instances are patched.
 *
 * Sources: https://docs.aws.amazon.com/inspector/v2/APIReference/ (ListCoverageStatistics,
 * ListFindingAggregations); https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetFindingsStatistics.html;
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/ (DescribeInstanceInformation,
 * ListResourceComplianceSummaries)
 */
export default defineCollector<AwsConnection, VulnerabilitiesFacts>({
  title: 'Vulnerabilities and patches',
  kind: 'report',
  version: '1',
  regional: true,
  group: 'findings',
  permissions: [
    ...recordedPermissions,
    { name: 'inspector2:BatchGetAccountStatus', gives: 'whether Inspector is on' },
    { name: 'inspector2:ListCoverageStatistics', gives: 'how many resources Inspector scans' },
    { name: 'inspector2:ListFindingAggregations', gives: 'how many findings Inspector has, by severity' },
    { name: 'guardduty:ListDetectors', gives: 'whether GuardDuty is there' },
    { name: 'guardduty:GetFindingsStatistics', gives: 'how many findings GuardDuty has, by severity' },
    { name: 'ssm:DescribeInstanceInformation', gives: 'which instances Systems Manager manages' },
    { name: 'ssm:ListResourceComplianceSummaries', gives: 'which instances lack patches' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const recorded = await askRecorded(aws, context, TYPES);
    if (!lacks(recorded, SCANNED)) await askInspector(aws, context.scope.tenant);
    const id = await askDetector(aws, recorded);
    if (id !== undefined) {
      await aws.ask('guardduty', 'GetFindingsStatistics', {
        DetectorId: id,
        FindingCriteria: OPEN,
        GroupBy: 'SEVERITY',
      });
    }
    if (lacks(recorded, MANAGED)) return;
    const managed = await aws.pages('ssm', 'DescribeInstanceInformation', { MaxResults: 50 }, TOKEN);
    // What manages nothing knows of no patch.
    if (managed.length > 0 && managed.every((page) => page.InstanceInformationList?.length === 0)) return;
    await aws.pages('ssm', 'ListResourceComplianceSummaries', { Filters: PATCH, MaxResults: 50 }, TOKEN);
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const recorded = readRecorded(reader, scope, TYPES);
    const coverage = lacks(recorded, SCANNED) ? known({ active: 0, total: 0 }) : readCoverage(reader, scope.tenant);
    const managed = lacks(recorded, MANAGED) ? none : managedInstances(reader);
    const facts: VulnerabilitiesFacts = {
      coverage,
      inspector:
        coverage.known && coverage.value.total === 0
          ? known({ critical: 0, high: 0 })
          : reader.one('inspector2:ListFindingAggregations', (view) => inspectorCounts(view, scope.tenant)),
      guardDuty: guardDutyCounts(reader, recorded),
      managed,
      patches: isEmpty(managed)
        ? none
        : reader.pages('ssm:ListResourceComplianceSummaries', {
            items: (page) => page.list('ResourceComplianceSummaryItems'),
            token: ['NextToken'],
            read: (view) => ({
              id: view.text('ResourceId') ?? '',
              compliant: view.text('Status') === 'COMPLIANT',
              missingCritical: view.number('NonCompliantSummary.SeveritySummary.CriticalCount') ?? 0,
            }),
          }),
    };
    return { facts, completeness: reader.completeness() };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const detectors = await aws.ask('guardduty', 'ListDetectors', {});
    const id = detectors.ok ? detectors.output.DetectorIds?.[0] : undefined;
    const statistics = { DetectorId: id ?? '', FindingCriteria: OPEN, GroupBy: 'SEVERITY' as const };
    return [
      ...(await probeRecorded(connection, context)),
      probed(
        'inspector2:BatchGetAccountStatus',
        await aws.ask('inspector2', 'BatchGetAccountStatus', { accountIds: [context.scope.tenant] }),
      ),
      probed('inspector2:ListCoverageStatistics', await aws.ask('inspector2', 'ListCoverageStatistics', {})),
      probed(
        'inspector2:ListFindingAggregations',
        await aws.ask('inspector2', 'ListFindingAggregations', { aggregationType: 'ACCOUNT' }),
      ),
      probed('guardduty:ListDetectors', detectors),
      probed(
        'guardduty:GetFindingsStatistics',
        id === undefined ? null : await aws.ask('guardduty', 'GetFindingsStatistics', statistics),
      ),
      probed('ssm:DescribeInstanceInformation', await aws.ask('ssm', 'DescribeInstanceInformation', { MaxResults: 5 })),
      probed(
        'ssm:ListResourceComplianceSummaries',
        await aws.ask('ssm', 'ListResourceComplianceSummaries', { MaxResults: 1 }),
      ),
    ];
  },
});

async function askInspector(aws: Session, account: string): Promise<void> {
  const status = await aws.ask('inspector2', 'BatchGetAccountStatus', { accountIds: [account] });
  // What is off covers nothing.
  if (status.ok && status.output.accounts?.find((one) => one.accountId === account)?.state?.status === 'DISABLED')
    return;
  const coverage = await aws.pages('inspector2', 'ListCoverageStatistics', { groupBy: 'SCAN_STATUS_CODE' }, LOWER);
  // What covers nothing finds nothing.
  if (coverage[0]?.totalCounts === 0) return;
  await aws.ask('inspector2', 'ListFindingAggregations', { aggregationType: 'ACCOUNT' });
}

function managedInstances(reader: Reader): Fact<Population<ManagedInstance>> {
  return reader.pages('ssm:DescribeInstanceInformation', {
    items: (page) => page.list('InstanceInformationList'),
    token: ['NextToken'],
    read: (view) => ({
      id: view.text('InstanceId') ?? '',
      online: view.text('PingStatus') === 'Online',
      platform: view.text('PlatformName') ?? null,
    }),
  });
}

function readCoverage(reader: Reader, account: string): VulnerabilitiesFacts['coverage'] {
  const status = reader.one('inspector2:BatchGetAccountStatus', (view) =>
    view
      .list('accounts')
      ?.find((one) => one.text('accountId') === account)
      ?.text('state.status'),
  );
  if (status.known && status.value === 'DISABLED') return known({ active: 0, total: 0 });
  return reader.one('inspector2:ListCoverageStatistics', (view) => {
    const groups = view.list('countsByGroup');
    const total = view.number('totalCounts');
    if (groups === undefined || total === undefined) return undefined;
    const active = groups.find((group) => group.text('groupKey') === 'ACTIVE')?.number('count') ?? 0;
    return { active, total };
  });
}

/** No entry for the account: Inspector has no finding in it. */
function inspectorCounts(view: View, account: string): SeverityCounts | undefined {
  const responses = view.list('responses');
  if (responses === undefined) return undefined;
  const own = responses.map((one) => one.at('accountAggregation')).find((one) => one.text('accountId') === account);
  if (own === undefined) return { critical: 0, high: 0 };
  const critical = own.number('severityCounts.critical');
  const high = own.number('severityCounts.high');
  return critical === undefined || high === undefined ? undefined : { critical, high };
}

function guardDutyCounts(reader: Reader, recorded: Recorded): Fact<SeverityCounts | null> {
  const detector = readDetector(reader, recorded);
  if (!detector.known) return detector;
  if (detector.value === null) return known(null);
  return reader.one<SeverityCounts | null>('guardduty:GetFindingsStatistics', (view) => {
    const groups = view.list('findingStatistics.groupedBySeverity');
    if (groups === undefined) return undefined;
    const above = (from: number, below: number) =>
      groups
        .filter((group) => (group.number('severity') ?? 0) >= from && (group.number('severity') ?? 0) < below)
        .reduce((sum, group) => sum + (group.number('totalFindings') ?? 0), 0);
    // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
    return { critical: above(9, 11), high: above(7, 9) };
  });
}
