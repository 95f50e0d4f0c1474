import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { View } from '../read/view.ts';
import { directEc2, flag, type Kind, type Resource } from './kind.ts';

export interface IngressRule {
  /** "tcp", "udp", "icmp", or "-1" for all. */
  readonly protocol: string;
  /** Null: all ports. */
  readonly from: number | null;
  readonly to: number | null;
  readonly cidrs: readonly string[];
  /** Lists of ranges that are kept elsewhere, whose content is not in the rule. */
  readonly prefixLists: readonly string[];
}

export interface SecurityGroup extends Resource {
  readonly vpc: string | null;
  readonly ingress: Fact<readonly IngressRule[]>;
  readonly egress: Fact<readonly IngressRule[]>;
}

export interface Vpc extends Resource {
  readonly isDefault: Fact<boolean>;
}

export interface Subnet extends Resource {
  readonly vpc: string | null;
  readonly publicOnLaunch: Fact<boolean>;
  readonly zone: string | null;
}

export interface FlowLog extends Resource {
  readonly resource: string | null;
  readonly active: Fact<boolean>;
  /** "SUCCESS" or "FAILED"; null before the first delivery. */
  readonly delivery: string | null;
  readonly traffic: string | null;
}

export interface NetworkAcl extends Resource {
  readonly vpc: string | null;
  readonly isDefault: Fact<boolean>;
  readonly openAdmin: Fact<readonly number[]>;
}

const ADMIN_PORTS = [22, 3389];

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html */
export const securityGroups: Kind<SecurityGroup> = {
  type: 'AWS::EC2::SecurityGroup',
  read: ({ base, view }) => ({
    ...base,
    name: view.text('groupName') ?? base.name,
    vpc: view.text('vpcId') ?? null,
    ingress: view.fact('ipPermissions', rules),
    egress: view.fact('ipPermissionsEgress', rules),
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeSecurityGroups', { MaxResults: 1000 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeSecurityGroups', {
        items: (page) => page.list('securityGroupInfo'),
        token: ['nextToken', 'NextToken'],
        read: (item) =>
          securityGroups.read(directEc2(item, scope, 'security-group', { id: 'groupId', name: 'groupName' })),
      }),
  },
};

export const vpcs: Kind<Vpc> = {
  type: 'AWS::EC2::VPC',
  read: ({ base, view }) => ({ ...base, isDefault: flag(view, 'isDefault') }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeVpcs', { MaxResults: 1000 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeVpcs', {
        items: (page) => page.list('vpcSet'),
        token: ['nextToken', 'NextToken'],
        read: (item) => vpcs.read(directEc2(item, scope, 'vpc', { id: 'vpcId' })),
      }),
  },
};

export const subnets: Kind<Subnet> = {
  type: 'AWS::EC2::Subnet',
  read: ({ base, view }) => ({
    ...base,
    vpc: view.text('vpcId') ?? null,
    publicOnLaunch: flag(view, 'mapPublicIpOnLaunch'),
    zone: view.text('availabilityZone') ?? null,
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeSubnets', { MaxResults: 1000 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeSubnets', {
        items: (page) => page.list('subnetSet'),
        token: ['nextToken', 'NextToken'],
        read: (item) => subnets.read(directEc2(item, scope, 'subnet', { id: 'subnetId' })),
      }),
  },
};

export const flowLogs: Kind<FlowLog> = {
  type: 'AWS::EC2::FlowLog',
  read: ({ base, view }) => ({
    ...base,
    resource: view.text('resourceId') ?? null,
    active: view.fact('flowLogStatus', (one) => (one.text() === undefined ? undefined : one.text() === 'ACTIVE')),
    delivery: view.text('deliverLogsStatus') ?? null,
    traffic: view.text('trafficType') ?? null,
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeFlowLogs', { MaxResults: 1000 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeFlowLogs', {
        items: (page) => page.list('flowLogSet'),
        token: ['nextToken', 'NextToken'],
        read: (item) => flowLogs.read(directEc2(item, scope, 'vpc-flow-log', { id: 'flowLogId' })),
      }),
  },
};

export const networkAcls: Kind<NetworkAcl> = {
  type: 'AWS::EC2::NetworkAcl',
  read: ({ base, view }) => ({
    ...base,
    vpc: view.text('vpcId') ?? null,
    isDefault: flag(view, view.at('isDefault').exists ? 'isDefault' : 'default'),
    openAdmin: openAdminPorts(view),
  }),
  direct: {
    ask: async (aws) => void (await aws.pages('ec2', 'DescribeNetworkAcls', { MaxResults: 1000 }, TOKEN)),
    read: (reader, scope) =>
      reader.pages('ec2:DescribeNetworkAcls', {
        items: (page) => page.list('networkAclSet'),
        token: ['nextToken', 'NextToken'],
        read: (item) => networkAcls.read(directEc2(item, scope, 'network-acl', { id: 'networkAclId' })),
      }),
  },
};

const TOKEN = { send: 'NextToken', receive: 'NextToken' };

function rules(view: View): IngressRule[] | undefined {
  return view.list()?.map((rule) => ({
    protocol: rule.text('ipProtocol') ?? '-1',
    from: rule.number('fromPort') ?? null,
    to: rule.number('toPort') ?? null,
    cidrs: [
      ...cidrs(rule, rule.at('ipv4Ranges').exists ? 'ipv4Ranges' : 'ipRanges', 'cidrIp'),
      ...cidrs(rule, 'ipv6Ranges', 'cidrIpv6'),
    ],
    prefixLists: (rule.list('prefixListIds') ?? []).flatMap((one) => one.text('prefixListId') ?? one.text() ?? []),
  }));
}

function cidrs(rule: View, list: string, field: string): string[] {
  return (rule.list(list) ?? []).map((range) => range.text(field) ?? range.text() ?? '').filter(Boolean);
}

/** Entries are tried in the order of their numbers; the first that matches decides. */
function openAdminPorts(view: View): Fact<number[]> {
  const entries = view.list(view.at('entrySet').exists ? 'entrySet' : 'entries');
  if (entries === undefined) return unknown('AWS did not return the entries of the network ACL');
  const inbound = entries
    .filter((entry) => entry.bool('egress') === false)
    .sort((a, b) => (a.number('ruleNumber') ?? 0) - (b.number('ruleNumber') ?? 0));
  const families = [
    inbound.filter((entry) => entry.text('cidrBlock') === '0.0.0.0/0'),
    inbound.filter((entry) => entry.text('ipv6CidrBlock') === '::/0'),
  ];
  return known(ADMIN_PORTS.filter((port) => families.some((family) => lets(family, port))));
}

function lets(family: readonly View[], port: number): boolean {
  const first = family.find((entry) => {
    const protocol = entry.text('protocol');
    if (protocol !== '-1' && protocol !== '6') return false;
    const range = entry.at('portRange');
    return !range.exists || ((range.number('from') ?? 0) <= port && port <= (range.number('to') ?? 65_535));
  });
  return first?.text('ruleAction') === 'allow';
}
