import { defineCollector } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { AwsConnection } from './client/connection.ts';
import { none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, capturedOf, listedBy, readRecorded, type Recorded } from './resources/recorded.ts';

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  /** Days; null when log events never expire. */
  readonly retention: number | null;
  readonly key: string | null;
  /** "STANDARD", "INFREQUENT_ACCESS", or "DELIVERY", which passes logs on and keeps them for a day. */
  readonly class: string | null;
}

export interface MetricFilter {
  readonly name: string;
  readonly group: string;
  readonly pattern: string;
  readonly metrics: readonly string[];
}

export interface Alarm {
  readonly name: string;
  readonly metric: string | null;
  readonly acts: boolean;
  /** When AWS Config captured it; null when CloudWatch was asked directly. */
  readonly captured: string | null;
}

export interface MonitoringFacts {
  readonly logGroups: Fact<Population<LogGroup>>;
  /** In a region without the log of a trail they are not asked for, and there are none here. */
  readonly filters: Fact<Population<MetricFilter>>;
  readonly alarms: Fact<Population<Alarm>>;
}

const ALARM = 'AWS::CloudWatch::Alarm';
const LOWER = { send: 'nextToken', receive: 'nextToken' };

/**
 * Where logs are kept and for how long, and which events raise an alarm.
 *
 * Sources: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html,
 * API_DescribeMetricFilters.html; https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export default defineCollector<AwsConnection, MonitoringFacts>({
  title: 'Log groups and alarms',
  kind: 'population',
  version: '1',
  regional: true,
  group: 'populations',
  permissions: [
    ...recordedPermissions,
    { name: 'cloudtrail:DescribeTrails', gives: 'which log groups trails are sent to' },
    { name: 'logs:DescribeLogGroups', gives: 'how long logs are kept' },
    { name: 'logs:DescribeMetricFilters', gives: 'which log events are counted' },
    { name: 'cloudwatch:DescribeAlarms', gives: 'which counts raise an alarm' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    await aws.pages('logs', 'DescribeLogGroups', { limit: 50 }, LOWER);
    const described = await aws.in(connection.home).ask('cloudtrail', 'DescribeTrails', {});
    const trails = described.ok ? (described.output.trailList ?? []) : null;
    // Filters matter on the log of a trail, and most regions have none.
    if (trails === null || trails.some((trail) => isHere(trail.CloudWatchLogsLogGroupArn, context.scope))) {
      await aws.pages('logs', 'DescribeMetricFilters', { limit: 50 }, LOWER);
    }
    if ((await askRecorded(aws, context, [ALARM])).of(ALARM) !== null) return;
    await aws.pages(
      'cloudwatch',
      'DescribeAlarms',
      { MaxRecords: 100, AlarmTypes: ['MetricAlarm'] },
      { send: 'NextToken', receive: 'NextToken' },
    );
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const logGroups = reader.pages('logs:DescribeLogGroups', {
      items: (page) => page.list('logGroups'),
      token: ['nextToken'],
      read: (view) => ({
        name: view.text('logGroupName') ?? '',
        arn: view.text('logGroupArn') ?? view.text('arn') ?? '',
        retention: view.number('retentionInDays') ?? null,
        key: view.text('kmsKeyId') ?? null,
        class: view.text('logGroupClass') ?? null,
      }),
    });
    const facts: MonitoringFacts = {
      logGroups,
      filters: filtersOf(reader, scope),
      alarms: alarmsOf(reader, readRecorded(reader, scope, [ALARM])),
    };
    return {
      facts,
      completeness: reader.completeness(facts.logGroups.known ? facts.logGroups.value.items.length : null),
    };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    return [
      ...(await probeRecorded(connection, context)),
      probed('cloudtrail:DescribeTrails', await aws.ask('cloudtrail', 'DescribeTrails', {})),
      probed('logs:DescribeLogGroups', await aws.ask('logs', 'DescribeLogGroups', { limit: 1 })),
      probed('logs:DescribeMetricFilters', await aws.ask('logs', 'DescribeMetricFilters', { limit: 1 })),
      probed('cloudwatch:DescribeAlarms', await aws.ask('cloudwatch', 'DescribeAlarms', { MaxRecords: 1 })),
    ];
  },
});

function isHere(arn: string | undefined, { region }: Scope): boolean {
  return arn !== undefined && arn.split(':')[3] === region;
}

function filtersOf(reader: Reader, scope: Scope): MonitoringFacts['filters'] {
  const groups = reader.one('cloudtrail:DescribeTrails', (page) =>
    page.list('trailList')?.map((trail) => trail.text('CloudWatchLogsLogGroupArn')),
  );
  if (groups.known && !groups.value.some((arn) => isHere(arn, scope))) return none;
  return reader.pages('logs:DescribeMetricFilters', {
    items: (page) => page.list('metricFilters'),
    token: ['nextToken'],
    read: (view) => ({
      name: view.text('filterName') ?? '',
      group: view.text('logGroupName') ?? '',
      pattern: view.text('filterPattern') ?? '',
      metrics: (view.list('metricTransformations') ?? []).map(
        (one) => `${one.text('metricNamespace') ?? ''}/${one.text('metricName') ?? ''}`,
      ),
    }),
  });
}

function alarmsOf(reader: Reader, recorded: Recorded): MonitoringFacts['alarms'] {
  const direct = () =>
    reader.pages('cloudwatch:DescribeAlarms', {
      items: (page) => page.list('MetricAlarms'),
      token: ['NextToken'],
      read: (view) => alarmOf(view, null),
    });
  return listedBy<Alarm>(recorded, ALARM, (item) => alarmOf(item.at('configuration'), capturedOf(item)), direct);
}

function alarmOf(view: View, captured: string | null): Alarm {
  return {
    name: view.text('AlarmName') ?? '',
    metric: view.at('MetricName').exists ? `${view.text('Namespace') ?? ''}/${view.text('MetricName') ?? ''}` : null,
    acts: view.bool('ActionsEnabled') === true && (view.list('AlarmActions')?.length ?? 0) > 0,
    captured,
  };
}
