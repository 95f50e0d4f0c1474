import { CreateTrailCommand, CloudTrailClient, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import { BackupClient, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import { CreateLogGroupCommand, CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVolumeCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateFileSystemCommand, EFSClient } from '@aws-sdk/client-efs';
import { CreateClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { CreateLoadBalancerCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { CreateOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { CreateDBInstanceCommand, CreateDBSnapshotCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Moto } from './server.ts';

/** One good and one bad of each of what is judged here. */
export async function populate(moto: Moto): Promise<void> {
  const settings = moto.settings();
  const iam = new IAMClient(settings);
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, RequireSymbols: true }));
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const policy = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'everything', PolicyDocument: JSON.stringify(everything) }),
  );
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: policy.Policy?.Arn }));

  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  for (const Bucket of ['good-bucket', 'bad-bucket', 'trail-bucket'])
    await s3.send(new CreateBucketCommand({ Bucket }));
  const PublicAccessBlockConfiguration = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: 'good-bucket', PublicAccessBlockConfiguration }));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: 'good-bucket', VersioningConfiguration: { Status: 'Enabled' } }),
  );
  const open = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bad-bucket/*' }],
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'bad-bucket', Policy: JSON.stringify(open) }));

  const trails = new CloudTrailClient(settings);
  await trails.send(
    new CreateTrailCommand({
      Name: 'main',
      S3BucketName: 'trail-bucket',
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
    }),
  );
  await trails.send(new StartLoggingCommand({ Name: 'main' }));

  const kms = new KMSClient(settings);
  const rotating = await kms.send(new CreateKeyCommand({}));
  await kms.send(new EnableKeyRotationCommand({ KeyId: rotating.KeyMetadata?.KeyId }));
  await kms.send(new CreateKeyCommand({}));

  const ec2 = new EC2Client(settings);
  await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1, Encrypted: true }));
  await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1, Encrypted: false }));
  const group = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'open', Description: 'open' }));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group.GroupId,
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '0.0.0.0/0',
    }),
  );
}

/** One of each of what a question about a single thing needs, so that every action is asked for. */
export async function populateFurther(moto: Moto): Promise<void> {
  const settings = moto.settings();
  const ec2 = new EC2Client(settings);
  const { Subnets: all = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = all.flatMap(({ SubnetId: id }) => id ?? []).slice(0, 2);
  await new OrganizationsClient(settings).send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  await new GuardDutyClient(settings).send(new CreateDetectorCommand({ Enable: true }));
  await new BackupClient(settings).send(new CreateBackupVaultCommand({ BackupVaultName: 'vault' }));
  await new CloudWatchLogsClient(settings).send(new CreateLogGroupCommand({ logGroupName: 'log' }));
  await new DynamoDBClient(settings).send(
    new CreateTableCommand({
      TableName: 'table',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await new ElasticLoadBalancingV2Client(settings).send(
    new CreateLoadBalancerCommand({ Name: 'balancer', Subnets: subnets }),
  );
  await new EFSClient(settings).send(new CreateFileSystemCommand({ CreationToken: 'files' }));
  await new EKSClient(settings).send(
    new CreateClusterCommand({
      name: 'cluster',
      roleArn: 'arn:aws:iam::123456789012:role/cluster',
      resourcesVpcConfig: { subnetIds: subnets },
    }),
  );
  await new OpenSearchClient(settings).send(new CreateDomainCommand({ DomainName: 'domain' }));
  await new RDSClient(settings).send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'database',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'someone',
      MasterUserPassword: 'not-a-secret-1',
    }),
  );
  await new RDSClient(settings).send(
    new CreateDBSnapshotCommand({ DBInstanceIdentifier: 'database', DBSnapshotIdentifier: 'copy' }),
  );
  await new SNSClient(settings).send(new CreateTopicCommand({ Name: 'topic' }));
  await new SQSClient(settings).send(new CreateQueueCommand({ QueueName: 'queue' }));
  await new CloudFrontClient(settings).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: 'one',
        Comment: '',
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            { Id: 'web', DomainName: 'trail-bucket.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'web',
          ViewerProtocolPolicy: 'allow-all',
          ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
          MinTTL: 0,
        },
      },
    }),
  );
}
