import type {
  FlowLog,
  Instance,
  SecurityGroup,
  SecurityGroupRule,
  Snapshot,
  Subnet,
  Volume,
  Vpc,
} from '@aws-sdk/client-ec2';
import type { AccountState } from '../estate/account-state.ts';
import type * as compute from '../estate/compute.ts';
import type * as network from '../estate/network.ts';
import { present } from './paging.ts';

export function instanceShape(instance: compute.Instance): Instance {
  return present({
    InstanceId: instance.id,
    ImageId: instance.image,
    InstanceType: instance.type as NonNullable<Instance['InstanceType']>,
    State:
      instance.state === 'running' ? { Code: 16, Name: 'running' as const } : { Code: 80, Name: 'stopped' as const },
    LaunchTime: instance.launched,
    Architecture: 'arm64' as const,
    PrivateIpAddress: instance.privateIp,
    PublicIpAddress: instance.publicIp ?? undefined,
    SubnetId: instance.subnet,
    VpcId: instance.vpc,
    Placement: { AvailabilityZone: instance.zone, Tenancy: 'default' as const },
    Monitoring: { State: instance.monitored ? ('enabled' as const) : ('disabled' as const) },
    IamInstanceProfile: instance.profile === null ? undefined : { Arn: instance.profile },
    MetadataOptions: {
      State: 'applied' as const,
      HttpTokens: instance.tokens,
      HttpPutResponseHopLimit: instance.hopLimit,
      HttpEndpoint: 'enabled' as const,
    },
    SecurityGroups: instance.groups.map((group) => ({ GroupId: group.id, GroupName: group.name })),
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: { VolumeId: instance.volume, Status: 'attached' as const, DeleteOnTermination: true },
      },
    ],
    EbsOptimized: true,
    Tags: Object.entries(instance.tags).map(([Key, Value]) => ({ Key, Value })),
  });
}

export function volumeShape(volume: compute.Volume): Volume {
  return present({
    VolumeId: volume.id,
    AvailabilityZone: volume.zone,
    CreateTime: volume.created,
    Size: volume.size,
    Encrypted: volume.encrypted,
    KmsKeyId: volume.key ?? undefined,
    State: volume.state,
    SnapshotId: volume.snapshot ?? '',
    VolumeType: 'gp3' as const,
    Attachments:
      volume.instance === null
        ? []
        : [{ InstanceId: volume.instance, VolumeId: volume.id, State: 'attached' as const, DeleteOnTermination: true }],
    Tags: [],
  });
}

export function snapshotShape(snapshot: compute.Snapshot, account: string): Snapshot {
  return present({
    SnapshotId: snapshot.id,
    VolumeId: snapshot.volume,
    StartTime: snapshot.started,
    State: 'completed' as const,
    Progress: '100%',
    OwnerId: account,
    VolumeSize: snapshot.size,
    Encrypted: snapshot.encrypted,
    KmsKeyId: snapshot.key ?? undefined,
    Description: snapshot.description,
    StorageTier: 'standard' as const,
    Tags: [],
  });
}

export function vpcShape(vpc: network.Vpc, account: string): Vpc {
  return {
    VpcId: vpc.id,
    CidrBlock: vpc.cidr,
    IsDefault: vpc.isDefault,
    State: 'available',
    OwnerId: account,
    DhcpOptionsId: 'default',
    InstanceTenancy: 'default',
    Tags: [{ Key: 'Name', Value: vpc.name }],
  };
}

export function subnetShape(subnet: network.Subnet, vpc: network.Vpc, account: string): Subnet {
  return {
    SubnetId: subnet.id,
    VpcId: vpc.id,
    CidrBlock: subnet.cidr,
    AvailabilityZone: subnet.zone,
    MapPublicIpOnLaunch: subnet.publicAddresses,
    DefaultForAz: vpc.isDefault,
    State: 'available',
    OwnerId: account,
    AvailableIpAddressCount: 4091,
    Tags: [],
  };
}

export function flowLogShape(log: network.FlowLog): FlowLog {
  return present({
    FlowLogId: log.id,
    FlowLogStatus: log.status,
    CreationTime: log.created,
    ResourceId: log.vpc,
    TrafficType: log.traffic,
    LogDestinationType: 'cloud-watch-logs' as const,
    LogGroupName: log.logGroup,
    DeliverLogsStatus: log.deliver,
    DeliverLogsErrorMessage: log.error ?? undefined,
    MaxAggregationInterval: 600,
    Tags: [],
  });
}

export function groupShape(group: network.SecurityGroup, account: AccountState, region: string): SecurityGroup {
  const permissions = (egress: boolean): NonNullable<SecurityGroup['IpPermissions']> =>
    group.rules
      .filter((rule) => rule.egress === egress)
      .map((rule) =>
        present({
          IpProtocol: rule.protocol,
          FromPort: rule.protocol === '-1' ? undefined : rule.from,
          ToPort: rule.protocol === '-1' ? undefined : rule.to,
          IpRanges:
            rule.cidr4 === null ? [] : [present({ CidrIp: rule.cidr4, Description: rule.description ?? undefined })],
          Ipv6Ranges: rule.cidr6 === null ? [] : [{ CidrIpv6: rule.cidr6 }],
          UserIdGroupPairs: rule.group === null ? [] : [{ GroupId: rule.group, UserId: account.id }],
          PrefixListIds: [],
        }),
      );
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    VpcId: group.vpc,
    OwnerId: account.id,
    SecurityGroupArn: `${account.plan.arn('ec2', region)}:security-group/${group.id}`,
    IpPermissions: permissions(false),
    IpPermissionsEgress: permissions(true),
    Tags: [],
  };
}

export function ruleShape(rule: network.SecurityRule, group: string, account: string): SecurityGroupRule {
  return present({
    SecurityGroupRuleId: rule.id,
    GroupId: group,
    GroupOwnerId: account,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.from,
    ToPort: rule.to,
    CidrIpv4: rule.cidr4 ?? undefined,
    CidrIpv6: rule.cidr6 ?? undefined,
    ReferencedGroupInfo: rule.group === null ? undefined : { GroupId: rule.group, UserId: account },
    Description: rule.description ?? undefined,
    Tags: [],
  });
}
