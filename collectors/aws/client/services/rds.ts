export {
  DescribeDBClustersCommand as DescribeDBClusters,
  DescribeDBInstancesCommand as DescribeDBInstances,
  RDSClient as Client,
} from '@aws-sdk/client-rds';
