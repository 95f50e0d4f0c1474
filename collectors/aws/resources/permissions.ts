import type { Permission } from '#shared/define.ts';

const throughAggregator: readonly Permission[] = [
  { name: 'config:SelectAggregateResourceConfig', gives: 'the same through an aggregator' },
  { name: 'config:DescribeConfigurationAggregatorSourcesStatus', gives: 'whether the aggregator is up to date' },
];
const recorder: readonly Permission[] = [
  { name: 'config:DescribeConfigurationRecorders', gives: 'what AWS Config records' },
  { name: 'config:DescribeConfigurationRecorderStatus', gives: 'whether AWS Config is recording' },
];

/** For collectors that learn from AWS Config what there is. */
export const recordedPermissions: readonly Permission[] = [
  ...recorder,
  { name: 'config:SelectResourceConfig', gives: 'what there is, without asking each service for its list' },
  ...throughAggregator,
];

/** Where AWS Config records every type, its own and those about public images and snapshots are all that is used. */
export const resourcePermissions: readonly Permission[] = [
  ...recorder,
  { name: 'config:DescribeDeliveryChannelStatus', gives: 'whether AWS Config delivers' },
  { name: 'config:SelectResourceConfig', gives: 'every recorded resource and the verdicts of the rules on it' },
  ...throughAggregator,
  { name: 'ec2:GetSnapshotBlockPublicAccessState', gives: 'whether a snapshot can be public at all' },
  { name: 'ec2:DescribeSnapshots', gives: 'public snapshots' },
  { name: 'ec2:DescribeImages', gives: 'public machine images' },
  { name: 'acm:ListCertificates', gives: 'certificates, where AWS Config does not record them' },
  { name: 'dynamodb:ListTables', gives: 'tables, where AWS Config does not record them' },
  { name: 'dynamodb:DescribeTable', gives: 'how a table is set' },
  { name: 'dynamodb:DescribeContinuousBackups', gives: 'whether a table can be restored to a moment' },
  { name: 'ec2:DescribeFlowLogs', gives: 'flow logs, where AWS Config does not record them' },
  { name: 'ec2:DescribeInstances', gives: 'instances, where AWS Config does not record them' },
  { name: 'ec2:DescribeNetworkAcls', gives: 'network ACLs, where AWS Config does not record them' },
  { name: 'ec2:DescribeSecurityGroups', gives: 'security groups, where AWS Config does not record them' },
  { name: 'ec2:DescribeSubnets', gives: 'subnets, where AWS Config does not record them' },
  { name: 'ec2:DescribeVolumes', gives: 'volumes, where AWS Config does not record them' },
  { name: 'ec2:DescribeVpcs', gives: 'networks, where AWS Config does not record them' },
  { name: 'ecr:DescribeRepositories', gives: 'image repositories, where AWS Config does not record them' },
  { name: 'elasticloadbalancing:DescribeListeners', gives: 'listeners, where AWS Config does not record them' },
  { name: 'elasticloadbalancing:DescribeLoadBalancerAttributes', gives: 'access logs of load balancers' },
  {
    name: 'elasticloadbalancing:DescribeLoadBalancers',
    gives: 'load balancers, where AWS Config does not record them',
  },
  { name: 'kms:DescribeKey', gives: 'who manages a key, and its state' },
  { name: 'kms:GetKeyRotationStatus', gives: 'whether a key rotates' },
  { name: 'kms:ListKeys', gives: 'keys, where AWS Config does not record them' },
  { name: 'rds:DescribeDBClusters', gives: 'database clusters, where AWS Config does not record them' },
  { name: 'rds:DescribeDBInstances', gives: 'databases, where AWS Config does not record them' },
  { name: 's3:GetBucketAcl', gives: 'grants to everyone on a bucket' },
  { name: 's3:GetBucketLogging', gives: 'the access log of a bucket' },
  { name: 's3:GetBucketPolicy', gives: 'the policy of a bucket' },
  { name: 's3:GetBucketPolicyStatus', gives: 'whether AWS calls a bucket policy public' },
  { name: 's3:GetBucketPublicAccessBlock', gives: 'the public access block of a bucket' },
  { name: 's3:GetBucketVersioning', gives: 'versioning of a bucket' },
  { name: 's3:GetEncryptionConfiguration', gives: 'the default encryption of a bucket' },
  { name: 's3:ListAllMyBuckets', gives: 'buckets, where AWS Config does not record them' },
  { name: 'autoscaling:DescribeAutoScalingGroups', gives: 'scaling groups, where AWS Config does not record them' },
  { name: 'cloudformation:ListStacks', gives: 'stacks and their drift, where AWS Config does not record them' },
  { name: 'cloudfront:GetDistributionConfig', gives: 'how a distribution is set' },
  { name: 'cloudfront:ListDistributions', gives: 'distributions, where AWS Config does not record them' },
  { name: 'eks:DescribeCluster', gives: 'how a cluster is set' },
  { name: 'eks:ListClusters', gives: 'clusters, where AWS Config does not record them' },
  { name: 'elasticfilesystem:DescribeBackupPolicy', gives: 'whether a file system is backed up' },
  { name: 'elasticfilesystem:DescribeFileSystems', gives: 'file systems, where AWS Config does not record them' },
  { name: 'es:DescribeDomains', gives: 'how a search domain is set' },
  { name: 'es:ListDomainNames', gives: 'search domains, where AWS Config does not record them' },
  {
    name: 'lambda:ListFunctions',
    gives: 'functions, where AWS Config does not record them; values of their environment are never kept',
  },
  { name: 'rds:DescribeDBSnapshotAttributes', gives: 'with whom a snapshot is shared' },
  { name: 'rds:DescribeDBSnapshots', gives: 'database snapshots, where AWS Config does not record them' },
  { name: 'redshift:DescribeClusters', gives: 'warehouses, where AWS Config does not record them' },
  { name: 'sns:GetTopicAttributes', gives: 'the key of a topic' },
  { name: 'sns:ListTopics', gives: 'topics, where AWS Config does not record them' },
  { name: 'sqs:GetQueueAttributes', gives: 'the encryption of a queue' },
  { name: 'sqs:ListQueues', gives: 'queues, where AWS Config does not record them' },
  { name: 'secretsmanager:ListSecrets', gives: 'names and rotation of secrets, never their values' },
];
