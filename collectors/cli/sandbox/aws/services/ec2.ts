import type { AccountState } from '../estate/account-state.ts';
import type { SecurityGroup } from '../estate/network.ts';
import { ServiceError } from '../wire/service-error.ts';
import { ec2Settings } from './ec2-settings.ts';
import {
  flowLogShape,
  groupShape,
  instanceShape,
  ruleShape,
  snapshotShape,
  subnetShape,
  volumeShape,
  vpcShape,
} from './ec2-shapes.ts';
import { filtered } from './filters.ts';
import type { Handlers } from './handler.ts';
import { type Page, pageOf, present, readToken, writeToken } from './paging.ts';

const unknownFilter = (name: string): ServiceError =>
  new ServiceError('InvalidParameterValue', `The filter '${name}' is invalid`);

/** One page of EC2; without MaxResults the whole list is sent. */
function page<T>(
  list: string,
  items: readonly T[],
  input: { NextToken?: string | undefined; MaxResults?: number | undefined },
): Page<T> {
  return pageOf(items, {
    list,
    token: input.NextToken,
    size: input.MaxResults ?? items.length,
    standard: 1000,
    most: Math.max(1000, items.length),
    invalid: 'InvalidNextToken',
  });
}

export const ec2: Handlers<typeof import('@aws-sdk/client-ec2')> = {
  ...ec2Settings,

  DescribeInstances: (input, { account, region }) => {
    const { instances } = account.region(region);
    const wanted = named(
      filtered(
        instances,
        input.Filters,
        { 'instance-state-name': (one) => one.state, 'vpc-id': (one) => one.vpc },
        unknownFilter,
      ),
      input.InstanceIds,
      'InvalidInstanceID.NotFound',
    );
    const { items, next } = page('instances', wanted, input);
    return present({
      Reservations: items.map((one) => ({
        ReservationId: one.id.replace('i-', 'r-'),
        OwnerId: account.id,
        Groups: [],
        Instances: [instanceShape(one)],
      })),
      NextToken: next,
    });
  },

  DescribeVolumes: (input, { account, region }) => {
    const state = account.region(region);
    const start = input.NextToken === undefined ? 0 : readToken('volumes', input.NextToken, 'InvalidParameterValue');
    const end = Math.min(state.volumeCount, start + Math.min(input.MaxResults ?? 500, 1000));
    const volumes = Array.from({ length: Math.max(0, end - start) }, (_, at) => state.volume(start + at));
    const wanted = filtered(
      volumes,
      input.Filters,
      { encrypted: (one) => String(one.encrypted), status: (one) => one.state },
      unknownFilter,
    );
    return present({
      Volumes: wanted.map(volumeShape),
      NextToken: end < state.volumeCount ? writeToken('volumes', end) : undefined,
    });
  },

  DescribeSnapshots: (input, { account, region }) => {
    // Without an owner the whole world's public snapshots are listed; here that is our own public ones.
    const own = (input.OwnerIds ?? []).some((owner) => owner === 'self' || owner === account.id);
    const anyone = (input.RestorableByUserIds ?? []).includes('all');
    const snapshots = account.region(region).snapshots.filter((one) => (anyone ? one.isPublic : own || one.isPublic));
    const { items, next } = page('snapshots', named(snapshots, input.SnapshotIds, 'InvalidSnapshot.NotFound'), input);
    return present({ Snapshots: items.map((one) => snapshotShape(one, account.id)), NextToken: next });
  },

  DescribeSnapshotAttribute: (input, { account, region }) => {
    const [snapshot] = named(account.region(region).snapshots, [input.SnapshotId ?? ''], 'InvalidSnapshot.NotFound');
    return {
      SnapshotId: input.SnapshotId,
      CreateVolumePermissions: snapshot?.isPublic ? [{ Group: 'all' as const }] : [],
    };
  },

  DescribeVpcs: (input, { account, region }) => {
    const vpcs = filtered(
      account.region(region).network.vpcs,
      input.Filters,
      { 'is-default': (one) => String(one.isDefault), 'vpc-id': (one) => one.id },
      unknownFilter,
    );
    const { items, next } = page('vpcs', named(vpcs, input.VpcIds, 'InvalidVpcID.NotFound'), input);
    return present({ Vpcs: items.map((one) => vpcShape(one, account.id)), NextToken: next });
  },

  DescribeSubnets: (input, { account, region }) => {
    const subnets = account
      .region(region)
      .network.vpcs.flatMap((vpc) => vpc.subnets.map((subnet) => ({ vpc, subnet })));
    const { items, next } = page(
      'subnets',
      filtered(subnets, input.Filters, { 'vpc-id': (one) => one.vpc.id }, unknownFilter),
      input,
    );
    return present({ Subnets: items.map(({ subnet, vpc }) => subnetShape(subnet, vpc, account.id)), NextToken: next });
  },

  DescribeFlowLogs: (input, { account, region }) => {
    const logs = filtered(
      account.region(region).network.flowLogs,
      input.Filter,
      { 'resource-id': (one) => one.vpc, 'traffic-type': (one) => one.traffic },
      unknownFilter,
    );
    const { items, next } = page('flow-logs', logs, input);
    return present({ FlowLogs: items.map(flowLogShape), NextToken: next });
  },

  DescribeSecurityGroups: (input, { account, region }) => {
    const { groups } = account.region(region).network;
    const wanted = filtered(
      groups,
      input.Filters,
      { 'group-name': (one) => one.name, 'vpc-id': (one) => one.vpc, 'group-id': (one) => one.id },
      unknownFilter,
    );
    const { items, next } = page('groups', named(wanted, input.GroupIds, 'InvalidGroup.NotFound'), input);
    return present({ SecurityGroups: items.map((one) => groupShape(one, account, region)), NextToken: next });
  },

  DescribeSecurityGroupRules: (input, { account, region }) => {
    const rules = account
      .region(region)
      .network.groups.flatMap((group: SecurityGroup) => group.rules.map((rule) => ({ group, rule })));
    const { items, next } = page(
      'rules',
      filtered(rules, input.Filters, { 'group-id': (one) => one.group.id }, unknownFilter),
      input,
    );
    return present({
      SecurityGroupRules: items.map(({ group, rule }) => ruleShape(rule, group.id, account.id)),
      NextToken: next,
    });
  },

  DescribeNetworkAcls: (input, { account, region }) => {
    const acls = account.region(region).network.vpcs.map((vpc) => ({
      NetworkAclId: vpc.id.replace('vpc-', 'acl-'),
      VpcId: vpc.id,
      IsDefault: true,
      OwnerId: account.id,
      Associations: vpc.subnets.map((subnet) => ({
        NetworkAclId: vpc.id.replace('vpc-', 'acl-'),
        SubnetId: subnet.id,
        NetworkAclAssociationId: subnet.id.replace('subnet-', 'aclassoc-'),
      })),
      Entries: [false, true].flatMap((Egress) => [
        { Egress, Protocol: '-1', RuleAction: 'allow' as const, RuleNumber: 100, CidrBlock: '0.0.0.0/0' },
        { Egress, Protocol: '-1', RuleAction: 'deny' as const, RuleNumber: 32767, CidrBlock: '0.0.0.0/0' },
      ]),
      Tags: [],
    }));
    const { items, next } = page(
      'acls',
      filtered(acls, input.Filters, { 'vpc-id': (one) => one.VpcId }, unknownFilter),
      input,
    );
    return present({ NetworkAcls: [...items], NextToken: next });
  },

  DescribeVpcEndpoints: (input, { account, region }) => {
    const { items, next } = page(
      'endpoints',
      filtered(endpointsOf(account, region), input.Filters, { 'vpc-id': (one) => one.VpcId }, unknownFilter),
      input,
    );
    return present({ VpcEndpoints: [...items], NextToken: next });
  },

  DescribeImages: (input, { account, region }) => {
    const { instances, name } = account.region(region);
    const own = (input.Owners ?? []).some((owner) => owner === 'self' || owner === account.id);
    const images =
      own && instances.length > 0
        ? [{ id: account.plan.resourceId('ami', name, 'base'), isPublic: account.plan.index === 4 }]
        : [];
    return {
      Images: images.map((image) => ({
        ImageId: image.id,
        Name: 'meridian-base',
        OwnerId: account.id,
        Public: image.isPublic,
        State: 'available' as const,
        CreationDate: account.plan.ago(90).toISOString(),
        ImageType: 'machine' as const,
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: !image.isPublic, VolumeSize: 20 } }],
        Tags: [],
      })),
    };
  },
};

function endpointsOf(
  account: AccountState,
  region: string,
): {
  VpcEndpointId: string;
  VpcEndpointType: 'Gateway';
  VpcId: string;
  ServiceName: string;
  State: 'Available';
  OwnerId: string;
  PolicyDocument: string;
}[] {
  const [main] = account.region(region).network.vpcs;
  if (!main || account.plan.index === 4) return [];
  return [
    {
      VpcEndpointId: account.plan.resourceId('vpce', region, 's3'),
      VpcEndpointType: 'Gateway',
      VpcId: main.id,
      ServiceName: `com.amazonaws.${region}.s3`,
      State: 'Available',
      OwnerId: account.id,
      PolicyDocument: JSON.stringify({
        Version: '2008-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
      }),
    },
  ];
}

/** Things asked for by id; an id that is not there fails the whole request. */
function named<T extends { readonly id: string }>(
  list: readonly T[],
  ids: readonly string[] | undefined,
  missing: string,
): readonly T[] {
  if (!ids || ids.length === 0) return list;
  return ids.map((id) => {
    const found = list.find((one) => one.id === id);
    if (!found) throw new ServiceError(missing, `The ID '${id}' does not exist`);
    return found;
  });
}
