export {
  DescribeConfigurationAggregatorSourcesStatusCommand as DescribeConfigurationAggregatorSourcesStatus,
  DescribeConfigurationRecorderStatusCommand as DescribeConfigurationRecorderStatus,
  DescribeConfigurationRecordersCommand as DescribeConfigurationRecorders,
  DescribeDeliveryChannelStatusCommand as DescribeDeliveryChannelStatus,
  SelectAggregateResourceConfigCommand as SelectAggregateResourceConfig,
  SelectResourceConfigCommand as SelectResourceConfig,
  ConfigServiceClient as Client,
} from '@aws-sdk/client-config-service';
