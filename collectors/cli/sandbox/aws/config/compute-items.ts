import type { AccountState } from '../estate/account-state.ts';
import type { Instance, Volume } from '../estate/compute.ts';
import { type Family, familyOf, type ItemShape, itemOf, type Origin } from './item.ts';

export function computeFamilies(account: AccountState, origin: Origin): Family[] {
  const region = account.region(origin.region);
  const arn = (kind: string, id: string): string => `${account.plan.arn('ec2', origin.region)}:${kind}/${id}`;
  const type = 'AWS::EC2::Volume';
  return [
    familyOf('AWS::EC2::Instance', origin, region.instances, (instance) =>
      instanceShape(instance, arn('instance', instance.id)),
    ),
    {
      type,
      account: origin.account,
      region: origin.region,
      count: region.volumeCount,
      at: (index) => {
        const volume = region.volume(index);
        return itemOf(type, origin, volumeShape(volume, arn('volume', volume.id)));
      },
    },
  ];
}

function instanceShape(instance: Instance, arn: string): ItemShape {
  return {
    id: instance.id,
    arn,
    created: instance.launched,
    zone: instance.zone,
    tags: instance.tags,
    configuration: {
      amiLaunchIndex: 0,
      imageId: instance.image,
      instanceId: instance.id,
      instanceType: instance.type,
      launchTime: instance.launched.toISOString(),
      monitoring: { state: instance.monitored ? 'enabled' : 'disabled' },
      placement: { availabilityZone: instance.zone, tenancy: 'default' },
      privateIpAddress: instance.privateIp,
      publicIpAddress: instance.publicIp,
      state: { code: instance.state === 'running' ? 16 : 80, name: instance.state },
      subnetId: instance.subnet,
      vpcId: instance.vpc,
      architecture: 'arm64',
      blockDeviceMappings: [
        { deviceName: '/dev/xvda', ebs: { volumeId: instance.volume, deleteOnTermination: true, status: 'attached' } },
      ],
      ebsOptimized: true,
      iamInstanceProfile: instance.profile === null ? null : { arn: instance.profile },
      metadataOptions: {
        state: 'applied',
        httpTokens: instance.tokens,
        httpPutResponseHopLimit: instance.hopLimit,
        httpEndpoint: 'enabled',
      },
      securityGroups: instance.groups.map((group) => ({ groupId: group.id, groupName: group.name })),
    },
  };
}

function volumeShape(volume: Volume, arn: string): ItemShape {
  return {
    id: volume.id,
    arn,
    created: volume.created,
    zone: volume.zone,
    configuration: {
      attachments:
        volume.instance === null
          ? []
          : [{ instanceId: volume.instance, state: 'attached', volumeId: volume.id, deleteOnTermination: true }],
      availabilityZone: volume.zone,
      createTime: volume.created.toISOString(),
      encrypted: volume.encrypted,
      kmsKeyId: volume.key,
      size: volume.size,
      snapshotId: volume.snapshot ?? '',
      state: volume.state,
      volumeId: volume.id,
      volumeType: 'gp3',
      multiAttachEnabled: false,
    },
  };
}
