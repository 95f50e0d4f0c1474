export {
  DescribeClusterCommand as DescribeCluster,
  ListClustersCommand as ListClusters,
  EKSClient as Client,
} from '@aws-sdk/client-eks';
