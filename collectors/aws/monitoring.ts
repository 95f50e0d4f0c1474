import { defineCollector } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { isEmpty, none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  /** Days; null when log events never expire. */
  readonly retention: number | null;
  readonly key: string | null;
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
}

export interface MonitoringFacts {
  readonly logGroups: Fact<Population<LogGroup>>;
  readonly filters: Fact<Population<MetricFilter>>;
  readonly alarms: Fact<Population<Alarm>>;
}

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
    { name: 'logs:DescribeLogGroups', gives: 'how long logs are kept' },
    { name: 'logs:DescribeMetricFilters', gives: 'which log events are counted' },
    { name: 'cloudwatch:DescribeAlarms', gives: 'which counts raise an alarm' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const pages = await aws.pages('logs', 'DescribeLogGroups', { limit: 50 }, LOWER);
    // Without a log group there can be no metric filter, and only alarms on those are judged.
    if (pages.length > 0 && pages.every((page) => page.logGroups?.length === 0)) return;
    await aws.pages('logs', 'DescribeMetricFilters', { limit: 50 }, LOWER);
    await aws.pages(
      'cloudwatch',
      'DescribeAlarms',
      { MaxRecords: 100, AlarmTypes: ['MetricAlarm'] },
      { send: 'NextToken', receive: 'NextToken' },
    );
  },

  read(answers) {
    const reader = new Reader(answers);
    const logGroups = reader.pages('logs:DescribeLogGroups', {
      items: (page) => page.list('logGroups'),
      token: ['nextToken'],
      read: (view) => ({
        name: view.text('logGroupName') ?? '',
        arn: view.text('logGroupArn') ?? view.text('arn') ?? '',
        retention: view.number('retentionInDays') ?? null,
        key: view.text('kmsKeyId') ?? null,
      }),
    });
    if (isEmpty(logGroups)) {
      return { facts: { logGroups, filters: none, alarms: none }, completeness: reader.completeness(0) };
    }
    const facts: MonitoringFacts = {
      logGroups,
      filters: reader.pages('logs:DescribeMetricFilters', {
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
      }),
      alarms: reader.pages('cloudwatch:DescribeAlarms', {
        items: (page) => page.list('MetricAlarms'),
        token: ['NextToken'],
        read: (view) => ({
          name: view.text('AlarmName') ?? '',
          metric: view.at('MetricName').exists
            ? `${view.text('Namespace') ?? ''}/${view.text('MetricName') ?? ''}`
            : null,
          acts: view.bool('ActionsEnabled') === true && (view.list('AlarmActions')?.length ?? 0) > 0,
        }),
      }),
    };
    return {
      facts,
      completeness: reader.completeness(facts.logGroups.known ? facts.logGroups.value.items.length : null),
    };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    return [
      probed('logs:DescribeLogGroups', await aws.ask('logs', 'DescribeLogGroups', { limit: 1 })),
      probed('logs:DescribeMetricFilters', await aws.ask('logs', 'DescribeMetricFilters', { limit: 1 })),
      probed('cloudwatch:DescribeAlarms', await aws.ask('cloudwatch', 'DescribeAlarms', { MaxRecords: 1 })),
    ];
  },
});
