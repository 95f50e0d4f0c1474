import type { StackStatus } from '@aws-sdk/client-cloudformation';
import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

const paging = { standard: 100, most: 100 } as const;

export const autoscaling: Handlers<typeof import('@aws-sdk/client-auto-scaling')> = {
  DescribeAutoScalingGroups: (input, { account, region }) => {
    const { scalingGroups } = account.region(region).platforms;
    const page = pageOf(scalingGroups, {
      list: 'scaling-groups',
      token: input.NextToken,
      size: input.MaxRecords,
      ...paging,
      invalid: 'InvalidNextToken',
    });
    return present({
      AutoScalingGroups: page.items.map((one) => ({
        AutoScalingGroupName: one.name,
        AutoScalingGroupARN: one.arn,
        MinSize: 2,
        MaxSize: 6,
        DesiredCapacity: 2,
        DefaultCooldown: 300,
        AvailabilityZones: [...one.zones],
        LoadBalancerNames: [],
        TargetGroupARNs: one.balanced ? [one.arn.replace(':autoScalingGroup:', ':targetgroup/')] : [],
        HealthCheckType: one.balanced ? 'ELB' : 'EC2',
        CreatedTime: account.plan.ago(300),
        Tags: [],
      })),
      NextToken: page.next,
    });
  },
};

export const cloudformation: Handlers<typeof import('@aws-sdk/client-cloudformation')> = {
  ListStacks: (input, { account, region }) => {
    const status: StackStatus = 'UPDATE_COMPLETE';
    const wanted = input.StackStatusFilter ?? [];
    const stacks = wanted.length === 0 || wanted.includes(status) ? account.region(region).platforms.stacks : [];
    const page = pageOf(stacks, { list: 'stacks', token: input.NextToken, size: undefined, ...paging });
    return present({
      StackSummaries: page.items.map((one) => ({
        StackId: one.arn,
        StackName: one.name,
        CreationTime: one.created,
        StackStatus: status,
        DriftInformation: { StackDriftStatus: one.drift },
      })),
      NextToken: page.next,
    });
  },
};

export const eks: Handlers<typeof import('@aws-sdk/client-eks')> = {
  ListClusters: (input, { account, region }) => {
    const { clusters } = account.region(region).platforms;
    const page = pageOf(clusters, {
      list: 'clusters',
      token: input.nextToken,
      size: input.maxResults,
      ...paging,
      invalid: 'InvalidParameterException',
    });
    return present({ clusters: page.items.map(({ name }) => name), nextToken: page.next });
  },

  DescribeCluster: (input, { account, region }) => {
    const one = account.region(region).platforms.clusters.find(({ name }) => name === input.name);
    if (!one) throw new ServiceError('ResourceNotFoundException', `No cluster found for name: ${input.name}.`);
    return {
      cluster: present({
        name: one.name,
        arn: one.arn,
        status: 'ACTIVE' as const,
        resourcesVpcConfig: {
          endpointPublicAccess: one.isPublic,
          endpointPrivateAccess: true,
          publicAccessCidrs: one.isPublic ? ['0.0.0.0/0'] : [],
        },
        logging: {
          clusterLogging: [
            { types: ['api' as const, 'audit' as const], enabled: one.audited },
            { types: ['scheduler' as const], enabled: false },
          ],
        },
        encryptionConfig: one.key === null ? undefined : [{ resources: ['secrets'], provider: { keyArn: one.key } }],
      }),
    };
  },
};

export const elasticfilesystem: Handlers<typeof import('@aws-sdk/client-efs')> = {
  DescribeFileSystems: (input, { account, region }) => {
    const { fileSystems } = account.region(region).platforms;
    const page = pageOf(fileSystems, {
      list: 'file-systems',
      token: input.Marker,
      size: input.MaxItems,
      ...paging,
      invalid: 'BadRequest',
    });
    return present({
      FileSystems: page.items.map((one) => ({
        OwnerId: account.id,
        CreationToken: one.id,
        FileSystemId: one.id,
        FileSystemArn: one.arn,
        CreationTime: account.plan.ago(300),
        LifeCycleState: 'available' as const,
        NumberOfMountTargets: 2,
        SizeInBytes: { Value: 6144 },
        PerformanceMode: 'generalPurpose' as const,
        Encrypted: one.encrypted,
        Tags: [],
      })),
      NextMarker: page.next,
    });
  },

  DescribeBackupPolicy: (input, { account, region }) => {
    const one = account.region(region).platforms.fileSystems.find(({ id }) => id === input.FileSystemId);
    if (!one)
      throw new ServiceError('FileSystemNotFound', `File system ${input.FileSystemId} does not exist.`, {
        status: 404,
      });
    if (!one.backedUp)
      throw new ServiceError('PolicyNotFound', 'No backup policy is set for the file system.', { status: 404 });
    return { BackupPolicy: { Status: 'ENABLED' as const } };
  },
};

export const es: Handlers<typeof import('@aws-sdk/client-opensearch')> = {
  ListDomainNames: (_input, { account, region }) => ({
    DomainNames: account
      .region(region)
      .platforms.searchDomains.map(({ name }) => ({ DomainName: name, EngineType: 'OpenSearch' as const })),
  }),

  DescribeDomains: (input, { account, region }) => {
    const names = input.DomainNames ?? [];
    if (names.length > 5) throw new ServiceError('ValidationException', 'At most five domains can be described.');
    const found = account.region(region).platforms.searchDomains.filter(({ name }) => names.includes(name));
    return {
      DomainStatusList: found.map((one) =>
        present({
          DomainId: `${account.id}/${one.name}`,
          DomainName: one.name,
          ARN: one.arn,
          ClusterConfig: {},
          EncryptionAtRestOptions: { Enabled: one.safe },
          NodeToNodeEncryptionOptions: { Enabled: one.safe },
          DomainEndpointOptions: { EnforceHTTPS: one.safe },
          VPCOptions: one.safe ? { SubnetIds: [account.plan.resourceId('subnet', region, 'main', 'a')] } : undefined,
        }),
      ),
    };
  },
};

export const redshift: Handlers<typeof import('@aws-sdk/client-redshift')> = {
  DescribeClusters: (input, { account, region }) => {
    const { warehouses } = account.region(region).platforms;
    const page = pageOf(warehouses, {
      list: 'warehouses',
      token: input.Marker,
      size: input.MaxRecords,
      ...paging,
      invalid: 'InvalidParameterValue',
    });
    return present({
      Clusters: page.items.map((one) => ({
        ClusterIdentifier: one.name,
        ClusterStatus: 'available',
        Encrypted: one.encrypted,
        PubliclyAccessible: one.isPublic,
        AutomatedSnapshotRetentionPeriod: 7,
        Tags: [],
      })),
      Marker: page.next,
    });
  },
};
