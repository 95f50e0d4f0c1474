import { defineCollector } from '#shared/define.ts';
import { cut, type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { AwsConnection } from './client/connection.ts';
import { none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { judgingRules } from './resources/hub-rules.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, readRecorded } from './resources/recorded.ts';
import { RULE_TYPE } from './resources/query.ts';

/** A verdict of Security Hub on one resource. */
export interface HubVerdict {
  readonly id: string;
  /** Control of Security Hub: "S3.8". */
  readonly control: string;
  readonly title: string;
  readonly resource: string;
  readonly severity: string;
  /** Ids of the standards that ask for the control. */
  readonly standards: readonly string[];
  readonly since: string | null;
}

export interface SecurityHubFacts {
  /** False: Security Hub is not enabled in the region. */
  readonly enabled: Fact<boolean>;
  /** By ARN or id; cut to those that a failed verdict names, where there is one. */
  readonly standards: Fact<Population<{ readonly arn: string; readonly ready: boolean }>>;
  /** Its rules in AWS Config that have judged the account; where there are some, standards were not asked for. */
  readonly rules: number;
  /** Verdicts that failed and that nobody has resolved or suppressed. */
  readonly failed: Fact<Population<HubVerdict>>;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };
const equals = (...values: string[]) => values.map((Value) => ({ Value, Comparison: 'EQUALS' as const }));
const FAILED = {
  ComplianceStatus: equals('FAILED'),
  RecordState: equals('ACTIVE'),
  WorkflowStatus: equals('NEW', 'NOTIFIED'),
};
const OFF = { InvalidAccessException: false, ResourceNotFoundException: false };

/**
 * Whether Security Hub is on, which standards it judges by, and which of its verdicts failed.
 *
 * Sources: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetEnabledStandards.html,
 * API_GetFindings.html
 */
export default defineCollector<AwsConnection, SecurityHubFacts>({
  title: 'Security Hub',
  kind: 'population',
  version: '1',
  regional: true,
  group: 'findings',
  permissions: [
    ...recordedPermissions,
    { name: 'securityhub:GetEnabledStandards', gives: 'the standards it judges by' },
    { name: 'securityhub:GetFindings', gives: 'whether Security Hub is on, and its verdicts' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const first = await aws.ask('securityhub', 'GetFindings', { Filters: FAILED, MaxResults: 100 });
    if (!first.ok && Object.hasOwn(OFF, first.code)) return;
    const { tenant } = context.scope;
    const verdicts = (first.ok ? (first.output.Findings ?? []) : []).filter(
      (one) => (one.AwsAccountId ?? tenant) === tenant && (one.Region ?? aws.region) === aws.region,
    );
    if (first.ok && first.output.NextToken) {
      const { NextToken } = first.output;
      await aws.pages('securityhub', 'GetFindings', { Filters: FAILED, MaxResults: 100, NextToken }, TOKEN);
    }
    // A standard that a verdict names does judge; only without one are they asked for by themselves.
    if (verdicts.some((one) => (one.Compliance?.AssociatedStandards ?? []).length > 0)) return;
    if (judgingRules(await askRecorded(aws, context, [RULE_TYPE])) > 0) return;
    await aws.pages('securityhub', 'GetEnabledStandards', { MaxResults: 100 }, TOKEN);
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const enabled = reader.one<boolean>('securityhub:GetFindings', isAnswered, { facts: OFF });
    if (enabled.known && !enabled.value) {
      return { facts: { enabled, standards: none, rules: 0, failed: none }, completeness: reader.completeness(0) };
    }
    const failed = reader.pages('securityhub:GetFindings', {
      items: (page) => page.list('Findings')?.filter((finding) => isOf(finding, scope)),
      token: ['NextToken'],
      read: verdictOf,
    });
    const isAsked = reader.asked('config:DescribeConfigurationRecorderStatus');
    const rules = isAsked ? judgingRules(readRecorded(reader, scope, [RULE_TYPE])) : 0;
    const facts: SecurityHubFacts = { enabled, standards: standardsOf(reader, failed, rules), rules, failed };
    return { facts, completeness: reader.completeness(failed.known ? failed.value.items.length : null) };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const off = Object.keys(OFF);
    return [
      ...(await probeRecorded(connection, context)),
      probed(
        'securityhub:GetEnabledStandards',
        await aws.ask('securityhub', 'GetEnabledStandards', { MaxResults: 1 }),
        off,
      ),
      probed('securityhub:GetFindings', await aws.ask('securityhub', 'GetFindings', { MaxResults: 1 }), off),
    ];
  },
});

/** An administrator is shown the findings of its members too, and a region those of the regions it gathers. */
function isOf(finding: View, { tenant, region }: Scope): boolean {
  const account = finding.text('AwsAccountId') ?? tenant;
  const place = finding.text('Region') ?? region;
  return account === tenant && place === region;
}

function isAnswered(view: View): true | undefined {
  return view.list('Findings') === undefined ? undefined : true;
}

/** Standards that a failed verdict names do judge, whatever else is enabled; else those that are enabled. */
function standardsOf(reader: Reader, failed: SecurityHubFacts['failed'], rules: number): SecurityHubFacts['standards'] {
  const isAsked = reader.asked('securityhub:GetEnabledStandards');
  const judging = new Set(failed.known ? failed.value.items.flatMap(({ standards }) => standards) : []);
  if (judging.size > 0 && !isAsked) {
    const items = [...judging].map((arn) => ({ arn, ready: true }));
    return known(cut(items, null, unknown('standards without a failed verdict were not asked for')));
  }
  if (rules > 0 && !isAsked) {
    return known(cut([], null, unknown('standards were not asked for, since rules of theirs have judged')));
  }
  return reader.pages('securityhub:GetEnabledStandards', {
    items: (page) => page.list('StandardsSubscriptions'),
    token: ['NextToken'],
    read: (view) => ({ arn: view.text('StandardsArn') ?? '', ready: view.text('StandardsStatus') === 'READY' }),
  });
}

function verdictOf(view: View): HubVerdict {
  return {
    id: view.text('Id') ?? '',
    control: view.text('Compliance.SecurityControlId') ?? view.text('GeneratorId') ?? '',
    title: view.text('Title') ?? '',
    resource: view.list('Resources')?.[0]?.text('Id') ?? '',
    severity: view.text('Severity.Label') ?? '',
    standards: (view.list('Compliance.AssociatedStandards') ?? []).flatMap((one) => one.text('StandardsId') ?? []),
    since: view.instant('FirstObservedAt') ?? view.instant('CreatedAt') ?? null,
  };
}
