import type { Scope } from '#shared/evidence/record.ts';

/** A separate AWS cloud with its own accounts, hosts and consoles. */
export interface Partition {
  readonly id: 'aws' | 'aws-us-gov' | 'aws-cn';
  readonly homeRegion: string;
  /** Regions that every account has without opting in; used only when the list itself is refused. */
  readonly defaultRegions: readonly string[];
}

const PARTITIONS: Record<Partition['id'], Partition> = {
  aws: {
    id: 'aws',
    homeRegion: 'us-east-1',
    defaultRegions: [
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-southeast-1',
      'ap-southeast-2',
      'ca-central-1',
      'eu-central-1',
      'eu-north-1',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ],
  },
  'aws-us-gov': {
    id: 'aws-us-gov',
    homeRegion: 'us-gov-west-1',
    defaultRegions: ['us-gov-east-1', 'us-gov-west-1'],
  },
  'aws-cn': { id: 'aws-cn', homeRegion: 'cn-north-1', defaultRegions: ['cn-north-1', 'cn-northwest-1'] },
};

/** The ARN of a resource in a region, for services that name theirs by its id alone. */
export function arnIn({ tenant, region = '' }: Scope, service: string, resource: string): string {
  return `arn:${partitionOfRegion(region).id}:${service}:${region}:${tenant}:${resource}`;
}

export function partitionOfRegion(region: string): Partition {
  if (region.startsWith('us-gov-')) return PARTITIONS['aws-us-gov'];
  if (region.startsWith('cn-')) return PARTITIONS['aws-cn'];
  return PARTITIONS.aws;
}
