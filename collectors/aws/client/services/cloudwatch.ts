export {
  DescribeAlarmsCommand as DescribeAlarms,
  CloudWatchClient as Client,
} from '@aws-sdk/client-cloudwatch';
