import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const logs: Handlers<typeof import('@aws-sdk/client-cloudwatch-logs')> = {
  DescribeLogGroups: (input, { account, region }) => {
    const { logGroups, metricFilters } = account.region(region);
    const wanted = logGroups.filter((one) => one.name.startsWith(input.logGroupNamePrefix ?? ''));
    const page = pageOf(wanted, {
      list: 'log-groups',
      token: input.nextToken,
      size: input.limit,
      standard: 50,
      most: 50,
      invalid: 'InvalidParameterException',
    });
    return present({
      logGroups: page.items.map((one) =>
        present({
          logGroupName: one.name,
          arn: `${one.arn}:*`,
          logGroupArn: one.arn,
          creationTime: one.created.getTime(),
          retentionInDays: one.retentionDays ?? undefined,
          kmsKeyId: one.kmsKey ?? undefined,
          storedBytes: one.bytes,
          metricFilterCount: metricFilters.filter((filter) => filter.logGroup === one.name).length,
          logGroupClass: 'STANDARD' as const,
        }),
      ),
      nextToken: page.next,
    });
  },

  DescribeMetricFilters: (input, { account, region }) => {
    const { metricFilters } = account.region(region);
    const wanted = metricFilters.filter(
      (one) => input.logGroupName === undefined || one.logGroup === input.logGroupName,
    );
    const page = pageOf(wanted, {
      list: 'metric-filters',
      token: input.nextToken,
      size: input.limit,
      standard: 50,
      most: 50,
      invalid: 'InvalidParameterException',
    });
    return present({
      metricFilters: page.items.map((one) => ({
        filterName: one.name,
        filterPattern: one.pattern,
        logGroupName: one.logGroup,
        creationTime: account.plan.ago(400).getTime(),
        metricTransformations: [{ metricName: one.metric, metricNamespace: 'CloudTrailMetrics', metricValue: '1' }],
      })),
      nextToken: page.next,
    });
  },
};
