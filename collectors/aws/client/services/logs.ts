export {
  DescribeLogGroupsCommand as DescribeLogGroups,
  DescribeMetricFiltersCommand as DescribeMetricFilters,
  CloudWatchLogsClient as Client,
} from '@aws-sdk/client-cloudwatch-logs';
