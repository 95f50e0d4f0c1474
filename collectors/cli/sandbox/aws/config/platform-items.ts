import type { AccountState } from '../estate/account-state.ts';
import { type Family, familyOf, type Origin } from './item.ts';

/** Clusters, queues, file systems and the rest of what teams build on. */
export function platformFamilies(account: AccountState, origin: Origin): Family[] {
  const { platforms } = account.region(origin.region);
  return [
    familyOf('AWS::AutoScaling::AutoScalingGroup', origin, platforms.scalingGroups, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      configuration: {
        autoScalingGroupName: one.name,
        autoScalingGroupARN: one.arn,
        availabilityZones: one.zones,
        minSize: 2,
        maxSize: 6,
        desiredCapacity: 2,
        healthCheckType: one.balanced ? 'ELB' : 'EC2',
        loadBalancerNames: [],
        targetGroupARNs: one.balanced ? [one.arn.replace(':autoScalingGroup:', ':targetgroup/')] : [],
      },
    })),
    familyOf('AWS::CloudFormation::Stack', origin, platforms.stacks, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      created: one.created,
      configuration: {
        stackId: one.arn,
        stackName: one.name,
        stackStatus: 'UPDATE_COMPLETE',
        creationTime: one.created.toISOString(),
        driftInformation: { stackDriftStatus: one.drift },
        enableTerminationProtection: true,
      },
    })),
    familyOf('AWS::CloudFront::Distribution', origin, platforms.distributions, (one) => ({
      id: one.id,
      name: one.domain,
      arn: one.arn,
      configuration: {
        id: one.id,
        aRN: one.arn,
        status: 'Deployed',
        domainName: one.domain,
        distributionConfig: {
          enabled: true,
          webACLId: one.firewall,
          logging: { enabled: one.logged },
          defaultCacheBehavior: { viewerProtocolPolicy: one.viewers },
          viewerCertificate: { minimumProtocolVersion: one.minimumTls, cloudFrontDefaultCertificate: false },
        },
      },
    })),
    familyOf('AWS::EFS::FileSystem', origin, platforms.fileSystems, (one) => ({
      id: one.id,
      arn: one.arn,
      configuration: {
        FileSystemId: one.id,
        Arn: one.arn,
        Encrypted: one.encrypted,
        BackupPolicy: { Status: one.backedUp ? 'ENABLED' : 'DISABLED' },
      },
    })),
    familyOf('AWS::EKS::Cluster', origin, platforms.clusters, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      configuration: {
        Name: one.name,
        Arn: one.arn,
        ResourcesVpcConfig: {
          EndpointPublicAccess: one.isPublic,
          EndpointPrivateAccess: true,
          PublicAccessCidrs: one.isPublic ? ['0.0.0.0/0'] : [],
        },
        Logging: { ClusterLogging: { EnabledTypes: one.audited ? [{ Type: 'api' }, { Type: 'audit' }] : [] } },
        EncryptionConfig: one.key === null ? [] : [{ Resources: ['secrets'], Provider: { KeyArn: one.key } }],
      },
    })),
    familyOf('AWS::OpenSearch::Domain', origin, platforms.searchDomains, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      configuration: {
        DomainName: one.name,
        Arn: one.arn,
        EncryptionAtRestOptions: { Enabled: one.safe },
        NodeToNodeEncryptionOptions: { Enabled: one.safe },
        DomainEndpointOptions: {
          EnforceHTTPS: one.safe,
          TLSSecurityPolicy: one.safe ? 'Policy-Min-TLS-1-2-PFS-2023-10' : 'Policy-Min-TLS-1-0-2019-07',
        },
        VPCOptions: { SubnetIds: one.safe ? [account.plan.resourceId('subnet', origin.region, 'main', 'a')] : [] },
      },
    })),
    familyOf('AWS::Redshift::Cluster', origin, platforms.warehouses, (one) => ({
      id: one.name,
      name: one.name,
      arn: one.arn,
      configuration: {
        clusterIdentifier: one.name,
        clusterStatus: 'available',
        encrypted: one.encrypted,
        publiclyAccessible: one.isPublic,
        automatedSnapshotRetentionPeriod: 7,
      },
    })),
    familyOf('AWS::SNS::Topic', origin, platforms.topics, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      configuration: {
        TopicArn: one.arn,
        TopicName: one.name,
        ...(one.key === null ? {} : { KmsMasterKeyId: one.key }),
      },
    })),
    familyOf('AWS::SQS::Queue', origin, platforms.queues, (one) => ({
      id: one.arn,
      name: one.name,
      arn: one.arn,
      configuration: {
        QueueName: one.name,
        Arn: one.arn,
        SqsManagedSseEnabled: one.encrypted,
        MessageRetentionPeriod: 345_600,
      },
    })),
  ];
}
