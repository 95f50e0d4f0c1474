export {
  DescribeAutoScalingGroupsCommand as DescribeAutoScalingGroups,
  AutoScalingClient as Client,
} from '@aws-sdk/client-auto-scaling';
