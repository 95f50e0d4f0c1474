import type { CollectContext, Probe } from '#shared/define.ts';
import type { AwsConnection, Reply, Session } from '../client/connection.ts';
import type { InputOf, OperationName, ServiceName } from '../client/services.ts';
import { probed } from '../read/probe.ts';

/** What a service answers about a thing that does not exist, once it has allowed the question. */
const ABSENT = [
  'NoSuchBucket',
  'NotFoundException',
  'ResourceNotFoundException',
  'TableNotFoundException',
  'LoadBalancerNotFound',
  'LoadBalancerNotFoundException',
  'NoSuchBucketPolicy',
  'NoSuchPublicAccessBlockConfiguration',
  'ServerSideEncryptionConfigurationNotFoundError',
  'PolicyNotFound',
];

/** The questions by which collectors learn from AWS Config what there is. */
export async function probeRecorded(connection: AwsConnection, context: CollectContext): Promise<Probe[]> {
  const aws = connection.session(context);
  const Expression = "SELECT resourceId WHERE resourceType = 'AWS::EC2::VPC'";
  const probes = [
    probed('config:DescribeConfigurationRecorders', await aws.ask('config', 'DescribeConfigurationRecorders', {})),
    probed(
      'config:DescribeConfigurationRecorderStatus',
      await aws.ask('config', 'DescribeConfigurationRecorderStatus', {}),
    ),
    probed('config:SelectResourceConfig', await aws.ask('config', 'SelectResourceConfig', { Expression, Limit: 1 })),
  ];
  const { aggregator } = connection.credential;
  if (aggregator === undefined) return probes;
  const owner = connection.own().session(context).in(aggregator.region);
  const name = { ConfigurationAggregatorName: aggregator.name };
  return [
    ...probes,
    probed(
      'config:SelectAggregateResourceConfig',
      await owner.ask('config', 'SelectAggregateResourceConfig', { ...name, Expression, Limit: 1 }),
    ),
    probed(
      'config:DescribeConfigurationAggregatorSourcesStatus',
      await owner.ask('config', 'DescribeConfigurationAggregatorSourcesStatus', { ...name, Limit: 1 }),
    ),
  ];
}

/** One small question for each action; those about a bucket, key, table or balancer ask about the first there is. */
export async function probeResources(connection: AwsConnection, context: CollectContext): Promise<readonly Probe[]> {
  const aws = connection.session(context);
  const probes: Probe[] = [];
  const small = async <S extends ServiceName, O extends OperationName<S>>(
    service: S,
    operation: O,
    input: InputOf<S, O> | null,
    session: Session = aws,
  ) => {
    const reply = input === null ? null : await session.ask(service, operation, input);
    probes.push(probed(`${service}:${operation}`, reply, ABSENT));
    return reply;
  };
  probes.push(...(await probeRecorded(connection, context)));
  await small('config', 'DescribeDeliveryChannelStatus', {});
  await small('ec2', 'GetSnapshotBlockPublicAccessState', {});
  await small('ec2', 'DescribeSnapshots', { OwnerIds: ['self'], MaxResults: 5 });
  await small('ec2', 'DescribeImages', { Owners: ['self'], MaxResults: 5 });
  await small('ec2', 'DescribeFlowLogs', { MaxResults: 5 });
  await small('ec2', 'DescribeInstances', { MaxResults: 5 });
  await small('ec2', 'DescribeNetworkAcls', { MaxResults: 5 });
  await small('ec2', 'DescribeSecurityGroups', { MaxResults: 5 });
  await small('ec2', 'DescribeSubnets', { MaxResults: 5 });
  await small('ec2', 'DescribeVolumes', { MaxResults: 5 });
  await small('ec2', 'DescribeVpcs', { MaxResults: 5 });
  await small('acm', 'ListCertificates', { MaxItems: 1 });
  await small('ecr', 'DescribeRepositories', { maxResults: 1 });
  await small('rds', 'DescribeDBClusters', { MaxRecords: 20 });
  await small('rds', 'DescribeDBInstances', { MaxRecords: 20 });
  await small('secretsmanager', 'ListSecrets', { MaxResults: 1 });
  await small('autoscaling', 'DescribeAutoScalingGroups', { MaxRecords: 1 });
  await small('cloudformation', 'ListStacks', {});
  await small('lambda', 'ListFunctions', { MaxItems: 1 });
  await small('redshift', 'DescribeClusters', { MaxRecords: 20 });

  const cluster = first(await small('eks', 'ListClusters', { maxResults: 1 }), (output) => output.clusters?.[0]);
  await small('eks', 'DescribeCluster', cluster ? { name: cluster } : null);

  const files = await small('elasticfilesystem', 'DescribeFileSystems', { MaxItems: 1 });
  const fileSystem = first(files, (output) => output.FileSystems?.[0]?.FileSystemId);
  await small('elasticfilesystem', 'DescribeBackupPolicy', fileSystem ? { FileSystemId: fileSystem } : null);

  const domain = first(await small('es', 'ListDomainNames', {}), (output) => output.DomainNames?.[0]?.DomainName);
  await small('es', 'DescribeDomains', domain ? { DomainNames: [domain] } : null);

  const snapshots = await small('rds', 'DescribeDBSnapshots', { MaxRecords: 20 });
  const snapshot = first(snapshots, (output) => output.DBSnapshots?.[0]?.DBSnapshotIdentifier);
  await small('rds', 'DescribeDBSnapshotAttributes', snapshot ? { DBSnapshotIdentifier: snapshot } : null);

  const topic = first(await small('sns', 'ListTopics', {}), (output) => output.Topics?.[0]?.TopicArn);
  await small('sns', 'GetTopicAttributes', topic ? { TopicArn: topic } : null);

  const queue = first(await small('sqs', 'ListQueues', { MaxResults: 1 }), (output) => output.QueueUrls?.[0]);
  await small('sqs', 'GetQueueAttributes', queue ? { QueueUrl: queue, AttributeNames: ['QueueArn'] } : null);

  const served = await small('cloudfront', 'ListDistributions', { MaxItems: 1 });
  const distribution = first(served, (output) => output.DistributionList?.Items?.[0]?.Id);
  await small('cloudfront', 'GetDistributionConfig', distribution ? { Id: distribution } : null);

  const tables = first(await small('dynamodb', 'ListTables', { Limit: 1 }), (output) => output.TableNames?.[0]);
  await small('dynamodb', 'DescribeTable', tables ? { TableName: tables } : null);
  await small('dynamodb', 'DescribeContinuousBackups', tables ? { TableName: tables } : null);

  const balancer = first(
    await small('elasticloadbalancing', 'DescribeLoadBalancers', { PageSize: 1 }),
    (output) => output.LoadBalancers?.[0]?.LoadBalancerArn,
  );
  await small('elasticloadbalancing', 'DescribeListeners', balancer ? { LoadBalancerArn: balancer } : null);
  await small(
    'elasticloadbalancing',
    'DescribeLoadBalancerAttributes',
    balancer ? { LoadBalancerArn: balancer } : null,
  );

  const key = first(await small('kms', 'ListKeys', { Limit: 1 }), (output) => output.Keys?.[0]?.KeyId);
  await small('kms', 'DescribeKey', key ? { KeyId: key } : null);
  await small('kms', 'GetKeyRotationStatus', key ? { KeyId: key } : null);

  const listed = await small('s3', 'ListBuckets', { BucketRegion: aws.region, MaxBuckets: 1 });
  const Bucket = first(listed, (output) => output.Buckets?.[0]?.Name);
  for (const operation of [
    'GetBucketAcl',
    'GetBucketLogging',
    'GetBucketPolicy',
    'GetBucketPolicyStatus',
    'GetPublicAccessBlock',
    'GetBucketVersioning',
    'GetBucketEncryption',
  ] as const) {
    await small('s3', operation, Bucket ? { Bucket } : null);
  }
  return probes;
}

function first<T>(reply: Reply<T> | null, read: (output: T) => string | undefined): string | null {
  return (reply?.ok && read(reply.output)) || null;
}
