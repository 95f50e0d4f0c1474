export {
  DescribeListenersCommand as DescribeListeners,
  DescribeLoadBalancerAttributesCommand as DescribeLoadBalancerAttributes,
  DescribeLoadBalancersCommand as DescribeLoadBalancers,
  ElasticLoadBalancingV2Client as Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
