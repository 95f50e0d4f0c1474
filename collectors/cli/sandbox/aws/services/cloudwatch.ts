import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const cloudwatch: Handlers<typeof import('@aws-sdk/client-cloudwatch')> = {
  DescribeAlarms: (input, { account, region }) => {
    const { alarms } = account.region(region);
    const wanted = alarms.filter(
      (one) =>
        (input.AlarmNames === undefined || input.AlarmNames.includes(one.name)) &&
        (input.StateValue === undefined || input.StateValue === one.state),
    );
    const page = pageOf(wanted, {
      list: 'alarms',
      token: input.NextToken,
      size: input.MaxRecords,
      standard: 50,
      most: 100,
      invalid: 'InvalidNextToken',
    });
    return present({
      MetricAlarms: page.items.map((one) => ({
        AlarmName: one.name,
        AlarmArn: one.arn,
        ActionsEnabled: one.enabled,
        AlarmActions: [...one.actions],
        OKActions: [],
        InsufficientDataActions: [],
        StateValue: one.state,
        StateReason: 'Threshold crossed or not',
        StateUpdatedTimestamp: one.updated,
        MetricName: one.metric,
        Namespace: one.namespace,
        Statistic: 'Sum' as const,
        Dimensions: [],
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold' as const,
      })),
      CompositeAlarms: [],
      NextToken: page.next,
    });
  },
};
