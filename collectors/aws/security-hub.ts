import { defineCollector } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';

/** A verdict of Security Hub on one resource. */
export interface HubVerdict {
  readonly id: string;
  /** Control of Security Hub: "S3.8". */
  readonly control: string;
  readonly title: string;
  readonly resource: string;
  readonly severity: string;
  readonly since: string | null;
}

export interface SecurityHubFacts {
  /** False: Security Hub is not enabled in the region. */
  readonly enabled: Fact<boolean>;
  /** ARNs of the standards that are ready. */
  readonly standards: Fact<Population<{ readonly arn: string; readonly ready: boolean }>>;
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
 * Sources: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html,
 * API_GetEnabledStandards.html, API_GetFindings.html
 */
export default defineCollector<AwsConnection, SecurityHubFacts>({
  title: 'Security Hub',
  kind: 'population',
  version: '1',
  regional: true,
  group: 'findings',
  permissions: [
    { name: 'securityhub:DescribeHub', gives: 'whether Security Hub is on' },
    { name: 'securityhub:GetEnabledStandards', gives: 'the standards it judges by' },
    { name: 'securityhub:GetFindings', gives: 'its verdicts' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const hub = await aws.ask('securityhub', 'DescribeHub', {});
    if (!hub.ok && Object.hasOwn(OFF, hub.code)) return;
    await aws.pages('securityhub', 'GetEnabledStandards', { MaxResults: 100 }, TOKEN);
    await aws.pages('securityhub', 'GetFindings', { Filters: FAILED, MaxResults: 100 }, TOKEN);
  },

  read(answers) {
    const reader = new Reader(answers);
    const enabled = reader.one('securityhub:DescribeHub', (view) => view.at('HubArn').exists || undefined, {
      facts: OFF,
    });
    const off = enabled.known && !enabled.value;
    const none: Fact<Population<never>> = {
      known: true,
      value: { items: [], expected: 0, complete: true, unseen: null },
    };
    const facts: SecurityHubFacts = {
      enabled,
      standards: off
        ? none
        : reader.pages('securityhub:GetEnabledStandards', {
            items: (page) => page.list('StandardsSubscriptions'),
            token: ['NextToken'],
            read: (view) => ({ arn: view.text('StandardsArn') ?? '', ready: view.text('StandardsStatus') === 'READY' }),
          }),
      failed: off
        ? none
        : reader.pages('securityhub:GetFindings', {
            items: (page) => page.list('Findings'),
            token: ['NextToken'],
            read: verdictOf,
          }),
    };
    return { facts, completeness: reader.completeness(facts.failed.known ? facts.failed.value.items.length : null) };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const off = Object.keys(OFF);
    return [
      probed('securityhub:DescribeHub', await aws.ask('securityhub', 'DescribeHub', {}), off),
      probed(
        'securityhub:GetEnabledStandards',
        await aws.ask('securityhub', 'GetEnabledStandards', { MaxResults: 1 }),
        off,
      ),
      probed('securityhub:GetFindings', await aws.ask('securityhub', 'GetFindings', { MaxResults: 1 }), off),
    ];
  },
});

function verdictOf(view: View): HubVerdict {
  return {
    id: view.text('Id') ?? '',
    control: view.text('Compliance.SecurityControlId') ?? view.text('GeneratorId') ?? '',
    title: view.text('Title') ?? '',
    resource: view.list('Resources')?.[0]?.text('Id') ?? '',
    severity: view.text('Severity.Label') ?? '',
    since: view.instant('FirstObservedAt') ?? view.instant('CreatedAt') ?? null,
  };
}
