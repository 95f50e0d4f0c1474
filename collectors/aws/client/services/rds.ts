export {
  DescribeDBClustersCommand as DescribeDBClusters,
  DescribeDBInstancesCommand as DescribeDBInstances,
  DescribeDBSnapshotAttributesCommand as DescribeDBSnapshotAttributes,
  DescribeDBSnapshotsCommand as DescribeDBSnapshots,
  RDSClient as Client,
} from '@aws-sdk/client-rds';
