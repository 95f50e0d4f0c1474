import type { AccountState } from '../estate/account-state.ts';
import type { SecurityRule } from '../estate/network.ts';
import { type Family, familyOf, type Origin } from './item.ts';

export function networkFamilies(account: AccountState, origin: Origin): Family[] {
  const { vpcs, flowLogs, groups } = account.region(origin.region).network;
  const arn = (kind: string, id: string): string => `${account.plan.arn('ec2', origin.region)}:${kind}/${id}`;
  const subnets = vpcs.flatMap((vpc) => vpc.subnets.map((subnet) => ({ vpc, subnet })));
  return [
    familyOf('AWS::EC2::VPC', origin, vpcs, (vpc) => ({
      id: vpc.id,
      arn: arn('vpc', vpc.id),
      zone: 'Multiple Availability Zones',
      tags: { Name: vpc.name },
      configuration: {
        cidrBlock: vpc.cidr,
        dhcpOptionsId: 'default',
        state: 'available',
        vpcId: vpc.id,
        ownerId: account.id,
        instanceTenancy: 'default',
        ipv6CidrBlockAssociationSet: [],
        cidrBlockAssociationSet: [{ cidrBlock: vpc.cidr, cidrBlockState: { state: 'associated' } }],
        isDefault: vpc.isDefault,
      },
    })),
    familyOf('AWS::EC2::Subnet', origin, subnets, ({ vpc, subnet }) => ({
      id: subnet.id,
      arn: arn('subnet', subnet.id),
      zone: subnet.zone,
      configuration: {
        subnetId: subnet.id,
        vpcId: vpc.id,
        cidrBlock: subnet.cidr,
        availabilityZone: subnet.zone,
        mapPublicIpOnLaunch: subnet.publicAddresses,
        defaultForAz: vpc.isDefault,
        state: 'available',
        ownerId: account.id,
      },
    })),
    familyOf('AWS::EC2::NetworkAcl', origin, vpcs, (vpc) => ({
      id: vpc.id.replace('vpc-', 'acl-'),
      arn: arn('network-acl', vpc.id.replace('vpc-', 'acl-')),
      zone: 'Multiple Availability Zones',
      configuration: {
        networkAclId: vpc.id.replace('vpc-', 'acl-'),
        vpcId: vpc.id,
        isDefault: true,
        ownerId: account.id,
        associations: vpc.subnets.map((subnet) => ({
          networkAclId: vpc.id.replace('vpc-', 'acl-'),
          subnetId: subnet.id,
        })),
        entries: [false, true].flatMap((egress) => [
          { egress, protocol: '-1', ruleAction: 'allow', ruleNumber: 100, cidrBlock: '0.0.0.0/0' },
          { egress, protocol: '-1', ruleAction: 'deny', ruleNumber: 32_767, cidrBlock: '0.0.0.0/0' },
        ]),
      },
    })),
    familyOf('AWS::EC2::FlowLog', origin, flowLogs, (log) => ({
      id: log.id,
      arn: arn('vpc-flow-log', log.id),
      created: log.created,
      configuration: {
        creationTime: log.created.toISOString(),
        flowLogId: log.id,
        flowLogStatus: log.status,
        deliverLogsStatus: log.deliver,
        deliverLogsErrorMessage: log.error,
        logDestinationType: 'cloud-watch-logs',
        logGroupName: log.logGroup,
        resourceId: log.vpc,
        trafficType: log.traffic,
        maxAggregationInterval: 600,
      },
    })),
    familyOf('AWS::EC2::SecurityGroup', origin, groups, (group) => ({
      id: group.id,
      name: group.name,
      arn: arn('security-group', group.id),
      zone: 'Not Applicable',
      configuration: {
        description: group.description,
        groupName: group.name,
        groupId: group.id,
        ownerId: account.id,
        vpcId: group.vpc,
        ipPermissions: group.rules.filter((rule) => !rule.egress).map((rule) => permission(rule, account.id)),
        ipPermissionsEgress: group.rules.filter((rule) => rule.egress).map((rule) => permission(rule, account.id)),
        tags: [],
      },
    })),
  ];
}

/** A rule as Config writes it; a rule for all protocols has no ports. */
function permission(rule: SecurityRule, owner: string): object {
  return {
    ...(rule.protocol === '-1' ? {} : { fromPort: rule.from, toPort: rule.to }),
    ipProtocol: rule.protocol,
    ipv4Ranges:
      rule.cidr4 === null
        ? []
        : [{ cidrIp: rule.cidr4, ...(rule.description === null ? {} : { description: rule.description }) }],
    ipRanges: rule.cidr4 === null ? [] : [rule.cidr4],
    ipv6Ranges: rule.cidr6 === null ? [] : [{ cidrIpv6: rule.cidr6 }],
    userIdGroupPairs: rule.group === null ? [] : [{ groupId: rule.group, userId: owner }],
    prefixListIds: [],
  };
}
